// Where a journal's files are: on the machine's disk, or on one that stands in for it.
//
// The simulator gives a disk of its own, so that the same code that writes, seals and recovers a
// journal meets torn writes, lost sectors and failing syncs on purpose.
//
// This is a value with one optional reference, not a generic parameter: a generic writer stays
// unspecialised across modules. On the machine's disk each call costs one test for nil beside its
// system call.
// Thread: values; any thread. A stand-in says itself which threads may use it.

import Glibc

/// A disk that stands in for the machine's. Paths and flags are those of open(2).
///
/// Every call may fail with `.disk`, as a system call may.
public protocol StandInDisk: AnyObject, Sendable {
    /// - Returns: a number for the open file, to be closed once.
    func open(_ path: String, flags: Int32) throws(JournalError) -> Int32
    func close(_ file: Int32)
    /// Writes all of the bytes.
    func write(
        _ file: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int
    ) throws(JournalError)
    /// Reads until the buffer is full or the file ends.
    ///
    /// - Returns: the bytes read.
    func read(
        _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(JournalError) -> Int
    /// Makes the content durable.
    func sync(_ file: Int32) throws(JournalError)
    func byteCount(_ file: Int32) throws(JournalError) -> Int
    /// Claims space and fills it with zeros.
    func fillWithZeros(_ file: Int32, from start: Int, to end: Int) throws(JournalError)
    func truncate(_ file: Int32) throws(JournalError)
    func rename(_ old: String, to new: String) throws(JournalError)
    func remove(_ path: String) throws(JournalError)
    func exists(_ path: String) -> Bool
    /// Makes creations, renames and removals in a directory durable.
    func syncDirectory(_ path: String) throws(JournalError)
    func makeDirectory(_ path: String) throws(JournalError)
    /// The names in a directory, in no order.
    func names(in path: String) throws(JournalError) -> [String]
}

public struct JournalStorage: Sendable {
    let standIn: (any StandInDisk)?

    /// The machine's own disks.
    public static let machine = JournalStorage(standIn: nil)

    private init(standIn: (any StandInDisk)?) { self.standIn = standIn }

    public init(_ disk: any StandInDisk) { self.init(standIn: disk) }

    func open(
        _ path: String, flags: Int32, operation: String = "open"
    ) throws(JournalError) -> DiskFile {
        try DiskFile(path: path, flags: flags, operation: operation, standIn: standIn)
    }

    func rename(_ old: String, to new: String) throws(JournalError) {
        if let standIn { return try standIn.rename(old, to: new) }
        try Disk.rename(old, to: new)
    }

    func remove(_ path: String) throws(JournalError) {
        if let standIn { return try standIn.remove(path) }
        try Disk.remove(path)
    }

    func exists(_ path: String) -> Bool { standIn?.exists(path) ?? Disk.exists(path) }

    func syncDirectory(_ path: String) throws(JournalError) {
        if let standIn { return try standIn.syncDirectory(path) }
        try Disk.syncDirectory(path)
    }

    func makeDirectory(_ path: String) throws(JournalError) {
        if let standIn { return try standIn.makeDirectory(path) }
        try Disk.makeDirectory(path)
    }

    func names(in path: String) throws(JournalError) -> [String] {
        if let standIn { return try standIn.names(in: path) }
        return try Disk.names(in: path)
    }
}
