// Clusters: what belongs together, directly or through others.
//
// Invariants: the answer does not depend on the order in which pairs are joined.
// Thread: values; any thread.

/// Groups of rows that grow together as pairs are joined.
public struct DisjointSets: Sendable {
    private var parents: [Int]

    /// Every row stands alone.
    public init(count: Int) { parents = Array(0..<count) }

    /// The lowest row of a row's group.
    public mutating func lowest(of row: Int) -> Int {
        var row = row
        while parents[row] != row {
            parents[row] = parents[parents[row]]
            row = parents[row]
        }
        return row
    }

    public mutating func join(_ first: Int, _ second: Int) {
        let (one, other) = (lowest(of: first), lowest(of: second))
        parents[max(one, other)] = min(one, other)
    }

    /// For each row the lowest row of its group.
    public mutating func lowestOfAll() -> [Int] { parents.indices.map { lowest(of: $0) } }
}

public enum Clusters {
    /// Groups of rows that are joined by pairs correlated at or above a threshold.
    ///
    /// - Returns: for each row the lowest row of its group; its own where it stands alone.
    public static func of(_ matrix: CorrelationMatrix, threshold: Double) -> [Int] {
        var sets = DisjointSets(count: matrix.count)
        for row in 0..<matrix.count {
            for other in (row + 1)..<max(matrix.count, row + 1)
            where matrix[row, other] >= threshold {
                sets.join(row, other)
            }
        }
        return sets.lowestOfAll()
    }
}
