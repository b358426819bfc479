// Whether the program's parts were built from the same sources.
//
// The compiler's incremental builds can miss that a stored property was added to or removed from a
// type that another module holds only through a third one: the object files then disagree about
// where things are, and the core reads garbage. A clean build never does.
//
// Invariants: none of its own.
// Thread: any.

extension Core {
    /// Stops the program where the caller's module sees another core than this module.
    ///
    /// - Parameter byteCount: `MemoryLayout<Core>.size` as the caller's module was compiled.
    @inline(never)
    public static func checkBuild(byteCount: Int) {
        precondition(
            byteCount == MemoryLayout<Core>.size,
            "a stale build: its parts disagree about the core's layout; remove .build, build again")
    }
}
