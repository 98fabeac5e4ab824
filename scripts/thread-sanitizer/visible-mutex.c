/* Makes waiting for a Synchronization.Mutex visible to ThreadSanitizer on Linux.
 *
 * A mutex nobody else holds is taken and given back by atomics in our own, instrumented code. When two threads meet,
 * the Synchronization library does the rest by futex calls that the sanitizer cannot see, and what the mutex guards
 * looks unguarded. Preloaded, this library stands before those two calls and tells the sanitizer about them. It changes
 * nothing else: a value that no mutex guards is reported as before, which probe.swift holds it to. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define CONTEXT __attribute__((swift_context))

/* Part of the sanitizer's runtime; absent in the tools that start the tests and inherit the preload. */
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

SWIFT void lock_slow(uint32_t thread, CONTEXT void *mutex) __asm__(LOCK);
SWIFT void unlock_slow(CONTEXT void *mutex) __asm__(UNLOCK);

SWIFT void lock_slow(uint32_t thread, CONTEXT void *mutex) {
    SWIFT void (*lock)(uint32_t, CONTEXT void *) = dlsym(RTLD_NEXT, LOCK);
    lock(thread, mutex);
    if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT void unlock_slow(CONTEXT void *mutex) {
    SWIFT void (*unlock)(CONTEXT void *) = dlsym(RTLD_NEXT, UNLOCK);
    if (__tsan_release) __tsan_release(mutex);
    unlock(mutex);
}
