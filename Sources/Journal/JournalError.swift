// What can be wrong with a journal: who holds it, what the disk said, what does not verify where.
//
// Thread: values; any thread.

import Glibc

/// Where in a journal something stands.
public struct JournalPlace: Sendable, Equatable, CustomStringConvertible {
    public let file: String
    /// In the segment as it was written, so before compression.
    public let byteOffset: Int
    /// The record there, or the one that should be; 0 where none is meant.
    public let sequence: UInt64

    public init(file: String, byteOffset: Int, sequence: UInt64 = 0) {
        self.file = file
        self.byteOffset = byteOffset
        self.sequence = sequence
    }

    public var description: String {
        let record = sequence == 0 ? "" : ", record \(sequence)"
        return "\(file): byte \(byteOffset)\(record)"
    }
}

/// What does not verify.
public enum JournalFault: String, Sendable, Equatable, CaseIterable {
    case magic = "not a segment of a Portcullis journal"
    case formatVersion = "a format version that this program does not read"
    case schema = "records of another schema"
    case headerHash = "the segment's header was changed"
    case headerField = "a field of the segment's header has a value that nothing writes"
    case mark = "the segment's durable mark was changed"
    case journalID = "a segment of another journal"
    case segmentNumber = "the segment bears another number than its file"
    case firstSequence = "the segment does not begin where the one before it ends"
    case segmentChain = "the segment's chain does not go on from the one before it"
    case segmentTime = "the segment is older than the one before it"
    case missingSegment = "a segment is missing"
    case strangeFile = "a file that is no segment's"
    case recordLength = "the record's counts do not agree with each other"
    case sequence = "the record has another number than the one that follows"
    case time = "the record is older than the one before it"
    case chain = "the record or one before it was changed"
    case code = "the record's origin or flags have a value that nothing writes"
    case frame = "the record's input is not one whole frame"
    case effect = "an effect of the record is not one whole frame"
    case padding = "padding is not zero"
    case truncated = "the segment ends inside a record"
    case lostRecords = "records that were durable are gone"
    case dataAfterEnd = "there is data behind the last record"
    case dataAfterHole = "there is data behind a hole"
    case sealedTable = "the sealed segment's seek table does not agree with the file"
    case sealedFrame = "a frame of the sealed segment cannot be decompressed"
    case sealedHash = "the sealed segment's file was changed"
    case sealedDiffers = "the sealed segment is not the same as the raw one"
}

/// Why a journal cannot be opened, read or written.
public enum JournalError: Error, Sendable, Equatable {
    /// Another process has the directory; pid 0 where it did not say.
    case held(directory: String, processID: Int32)
    /// A system call failed.
    case disk(operation: String, path: String, byteOffset: Int, errno: Int32)
    /// Something does not verify.
    case corrupt(JournalPlace, JournalFault, found: String, expected: String)
    /// A setting is out of its range.
    case setting(name: String, value: String, allowed: String)
    /// An earlier write or sync failed, and the journal takes nothing more.
    indirect case failed(JournalError)

    /// Where it is, if in the journal's content.
    public var place: JournalPlace? {
        guard case .corrupt(let place, _, _, _) = self else { return nil }
        return place
    }

    /// What to do about it.
    public var remedy: String {
        switch self {
        case .held:
            "stop the other gateway, or give this one a data directory of its own"
        case .disk(_, _, _, let code) where code == ENOSPC || code == EDQUOT:
            "free space on the disk, then start the gateway again"
        case .disk(_, _, _, let code) where code == EACCES || code == EPERM || code == EROFS:
            "give the gateway's user the right to read and write the directory"
        case .disk(_, _, _, let code) where code == ENOENT || code == ENOTDIR:
            "check the path"
        case .disk:
            "look at the disk (dmesg), then start the gateway again"
        case .corrupt(_, .formatVersion, _, _), .corrupt(_, .schema, _, _):
            "use the version of portcullis that wrote it"
        case .corrupt(_, .strangeFile, _, _):
            "move the file out of the journal's directory"
        case .corrupt(_, .missingSegment, _, _), .corrupt(_, .journalID, _, _):
            "put the right segment back from a copy"
        case .corrupt(_, .sealedDiffers, _, _):
            "keep copies of both files, verify each, and leave only the one that holds"
        case .corrupt(_, .dataAfterHole, _, _):
            "this is what a power cut leaves under durability `written`: keep a copy, restore the "
                + "segment from a backup, or begin a new journal in another directory"
        case .corrupt:
            "keep a copy of the directory, then restore the file from a backup"
        case .setting(let name, _, _):
            "change \(name)"
        case .failed(let cause):
            cause.remedy
        }
    }
}

extension JournalError: CustomStringConvertible {
    /// What is wrong and where, without the remedy.
    public var description: String {
        switch self {
        case .held(let directory, let processID):
            "\(directory) is held by another gateway"
                + (processID > 0 ? ", process \(processID)" : "")
        case .disk(let operation, let path, let byteOffset, let code):
            "cannot \(operation) \(path)" + (byteOffset > 0 ? " at byte \(byteOffset)" : "")
                + ": " + Self.text(of: code)
        case .corrupt(let place, let fault, let found, let expected):
            "\(place): \(fault.rawValue) (found \(found), expected \(expected))"
        case .setting(let name, let value, let allowed):
            "\(name) is \(value), allowed is \(allowed)"
        case .failed(let cause):
            "the journal stopped at an earlier failure: \(cause.description)"
        }
    }

    private static func text(of code: Int32) -> String {
        guard let message = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: message)
    }
}
