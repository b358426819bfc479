// A disk in memory that fails as disks do: torn writes, what was not synced lost or reordered,
// flipped bits, no space, failing writes and syncs, and a crash at any call.
//
// Invariants: what a successful sync covered stays, unless a test makes the disk lie. After a crash
// nothing is taken until `restart`.
// Thread: the world's.

import Glibc
import Journal

final class SimulatedDisk: StandInDisk, @unchecked Sendable {
    /// What the next call of its kind does.
    enum Failure {
        case write, sync
    }

    fileprivate enum DirectoryChange {
        case name(String, SimulatedFile)
        case rename(String, String)
        case remove(String)
    }

    private var files: [String: SimulatedFile] = [:]
    private var durableFiles: [String: SimulatedFile] = [:]
    private var changes: [DirectoryChange] = []
    private var handles: [Int32: (file: SimulatedFile, path: String)] = [:]
    private var nextHandle: Int32 = 1
    private var chance: Chance
    private let trace: Trace

    /// Calls that change something until the machine crashes in the middle of one; nil for never.
    var callsUntilCrash: Int?
    private(set) var hasCrashed = false
    var failure: Failure?
    var isFull = false
    private(set) var failureCount = 0

    init(chance: Chance, trace: Trace) {
        self.chance = chance
        self.trace = trace
    }

    // MARK: the end of a process, and of the power

    /// The machine is there again.
    ///
    /// - Parameter powerLoss: whether what was not synced is at risk; after the death of the
    ///   process alone it is all there.
    func restart(powerLoss: Bool) {
        handles = [:]
        hasCrashed = false
        callsUntilCrash = nil
        failure = nil
        guard powerLoss else { return }
        // Changes of a directory reach the medium in order.
        settle(changes.prefix(chance.below(changes.count + 1)))
        changes = []
        files = durableFiles
        for name in files.keys.sorted() { files[name]?.losePower(&chance) }
    }

    /// A crash that no call causes.
    func crash() { hasCrashed = true }

    private func settle(_ done: some Sequence<DirectoryChange>) {
        for change in done {
            switch change {
            case .name(let path, let file): durableFiles[path] = file
            case .rename(let old, let new):
                durableFiles[new] = durableFiles[old]
                durableFiles[old] = nil
            case .remove(let path): durableFiles[path] = nil
            }
        }
    }

    /// Whether the call is the one that the machine does not survive.
    private func countCall(_ operation: StaticString, _ path: String) throws(JournalError) -> Bool {
        if hasCrashed { throw error("crash", path, EIO) }
        guard let left = callsUntilCrash else { return false }
        callsUntilCrash = left - 1
        guard left <= 0 else { return false }
        hasCrashed = true
        trace.note(operation)
        return true
    }

    private func error(_ operation: String, _ path: String, _ code: Int32) -> JournalError {
        .disk(operation: operation, path: path, byteOffset: 0, errno: code)
    }

    private func file(_ handle: Int32) throws(JournalError) -> SimulatedFile {
        guard let open = handles[handle], !hasCrashed else { throw error("use", "", EIO) }
        return open.file
    }

    // MARK: files

    func open(_ path: String, flags: Int32) throws(JournalError) -> Int32 {
        if hasCrashed { throw error("open", path, EIO) }
        if files[path] == nil {
            guard flags & O_CREAT != 0 else { throw error("open", path, ENOENT) }
            if try countCall("crash at making a file", path) { throw error("open", path, EIO) }
            let file = SimulatedFile()
            files[path] = file
            changes.append(.name(path, file))
        } else if flags & O_EXCL != 0 {
            throw error("open", path, EEXIST)
        }
        guard let file = files[path] else { throw error("open", path, ENOENT) }
        if flags & O_TRUNC != 0 { file.truncate() }
        nextHandle += 1
        handles[nextHandle] = (file, path)
        return nextHandle
    }

    func close(_ handle: Int32) { handles[handle] = nil }

    func write(
        _ handle: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int
    ) throws(JournalError) {
        let file = try file(handle)
        if try countCall("crash at a write", "") {
            unsafe writePart(of: bytes, at: offset, in: file)
            throw error("write", "", EIO)
        }
        if failure == .write {
            failure = nil
            failureCount += 1
            trace.note("a write fails")
            unsafe writePart(of: bytes, at: offset, in: file)
            throw error("write", "", EIO)
        }
        if isFull, offset + bytes.count > file.byteCount {
            failureCount += 1
            throw error("write", "", ENOSPC)
        }
        unsafe file.write(bytes, at: offset)
    }

    /// The system takes a write up to some sector's end.
    private func writePart(
        of bytes: UnsafeRawBufferPointer, at offset: Int, in file: SimulatedFile
    ) {
        let sector = SimulatedFile.sectorByteCount
        let kept = chance.below(bytes.count / sector + 2)
        let count = min(bytes.count, max(0, kept * sector - offset % sector))
        // Bound: at most all of the bytes.
        unsafe file.write(UnsafeRawBufferPointer(rebasing: bytes[..<count]), at: offset)
    }

    func read(
        _ handle: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(JournalError) -> Int {
        try unsafe file(handle).read(into: buffer, at: offset)
    }

    func sync(_ handle: Int32) throws(JournalError) {
        let file = try file(handle)
        if try countCall("crash at a sync", "") {
            file.tearSync(&chance)
            throw error("sync", "", EIO)
        }
        if failure == .sync {
            failure = nil
            failureCount += 1
            trace.note("a sync fails")
            file.failSync(&chance)
            throw error("sync", "", EIO)
        }
        file.sync()
    }

    func byteCount(_ handle: Int32) throws(JournalError) -> Int { try file(handle).byteCount }

    func fillWithZeros(_ handle: Int32, from start: Int, to end: Int) throws(JournalError) {
        let file = try file(handle)
        if isFull {
            failureCount += 1
            trace.note("no space for a segment")
            throw error("claim space for", "", ENOSPC)
        }
        if try countCall("crash at filling a file", "") {
            file.zero(start..<(start + (end - start) / 2))
            throw error("write", "", EIO)
        }
        file.zero(start..<end)
        file.sync()
    }

    func truncate(_ handle: Int32) throws(JournalError) { try file(handle).truncate() }

    // MARK: names

    func rename(_ old: String, to new: String) throws(JournalError) {
        if try countCall("crash at a rename", old) { throw error("rename", old, EIO) }
        guard let file = files[old] else { throw error("rename", old, ENOENT) }
        files[new] = file
        files[old] = nil
        changes.append(.rename(old, new))
    }

    func remove(_ path: String) throws(JournalError) {
        if try countCall("crash at a removal", path) { throw error("remove", path, EIO) }
        guard files[path] != nil else { throw error("remove", path, ENOENT) }
        files[path] = nil
        changes.append(.remove(path))
    }

    func exists(_ path: String) -> Bool { files[path] != nil }

    func syncDirectory(_ path: String) throws(JournalError) {
        if try countCall("crash at a directory's sync", path) { throw error("sync", path, EIO) }
        settle(changes)
        changes = []
    }

    func makeDirectory(_ path: String) throws(JournalError) {}

    func names(in path: String) throws(JournalError) -> [String] {
        if hasCrashed { throw error("list", path, EIO) }
        return paths.map { String($0.dropFirst(path.count + 1)) }
    }

    // MARK: for checkers

    var paths: [String] { files.keys.sorted() }

    /// The file as it is on the medium, or as processes see it.
    func image(_ path: String, durable: Bool) -> [UInt8]? {
        durable ? durableFiles[path]?.durable : files[path]?.cached
    }

    func file(at path: String) -> SimulatedFile? { files[path] }

    /// Everything on the disk, to be put back later.
    struct Saved {
        fileprivate let files: [String: SimulatedFile]
        fileprivate let durableFiles: [String: SimulatedFile]
        fileprivate let changes: [DirectoryChange]
    }

    /// Takes a copy of everything; no file may be open.
    func saved() -> Saved {
        let saved = Saved(files: files, durableFiles: durableFiles, changes: changes)
        replaceFiles(by: saved)
        return saved
    }

    func putBack(_ saved: Saved) {
        handles = [:]
        files = saved.files
        durableFiles = saved.durableFiles
        changes = saved.changes
    }

    /// Goes on with copies, each file once, however many names it has.
    private func replaceFiles(by saved: Saved) {
        var copies: [ObjectIdentifier: SimulatedFile] = [:]
        func copy(_ file: SimulatedFile) -> SimulatedFile {
            if let known = copies[ObjectIdentifier(file)] { return known }
            let fresh = file.copy()
            copies[ObjectIdentifier(file)] = fresh
            return fresh
        }
        files = saved.files.mapValues(copy)
        durableFiles = saved.durableFiles.mapValues(copy)
        changes = saved.changes.map { change in
            if case .name(let path, let file) = change { .name(path, copy(file)) } else { change }
        }
    }
}
