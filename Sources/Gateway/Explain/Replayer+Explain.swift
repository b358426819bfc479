// A replay up to one record, and that record in words.
//
// Thread: any; the core is the caller's.

import Journal
import Pipeline

extension Replayer {
    /// Replays the journal up to a record, and decides that one with every comparison noted.
    ///
    /// - Parameter progress: told the number of records now and then.
    /// - Returns: nil where the journal ends before the record.
    /// - Throws: what does not hold before it.
    public mutating func explain(
        _ sequence: UInt64, in reader: JournalReader, progress: (UInt64) -> Void = { _ in }
    ) throws(ReplayError) -> ExplainedRecord? {
        var explained: ExplainedRecord?
        try unsafe explain(sequence, in: reader, progress: progress) {
            explained = unsafe ExplainedRecord($0, $1, $2, firstDifference: $3, $4)
        }
        return explained
    }
}
