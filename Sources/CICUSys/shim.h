/* Only carries the link flags of the system library: including ICU headers here would clash with Foundation. */
