/* Only carries the link flags of the system library; the C++ headers stay inside CRE2. */
