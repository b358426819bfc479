// Pearson's correlation of every pair of rows, and clusters of what moves together.
//
// Each row is brought to mean zero and length one, so that a correlation is a dot product. The rows
// stand one behind the other in vectors of eight, padded with zeros, and are multiplied in blocks
// that stay in the first cache: 500 rows of 100 points are 12.5 million multiplications.
//
// Invariants: the matrix is symmetric, has ones on its diagonal, and holds nothing outside −1 … 1.
// A row that does not vary, or holds a number that is not finite, correlates with nothing: zero.
// Thread: values and pure functions; any thread.

/// A square, symmetric matrix of correlations.
public struct CorrelationMatrix: Sendable, Equatable {
    public let count: Int
    private var values: [Double]

    /// Ones on the diagonal, zeros elsewhere.
    public init(identity count: Int) {
        self.count = count
        values = Array(repeating: 0, count: count * count)
        for index in 0..<count { values[index * count + index] = 1 }
    }

    public subscript(row: Int, column: Int) -> Double {
        get { values[row * count + column] }
        set { values[row * count + column] = newValue }
    }

    /// Rows that a block holds: 2 × 32 rows of 100 doubles are 51 KB.
    private static let blockRows = 32

    /// Pearson's correlation of each row with each other.
    ///
    /// - Parameter rows: all of one length; for fewer than two points every pair is zero.
    public init(of rows: [[Double]]) {
        self.init(identity: rows.count)
        let length = rows.first?.count ?? 0
        precondition(rows.allSatisfy { $0.count == length }, "rows of one length")
        guard length > 1 else { return }
        let width = (length + 7) / 8
        var vectors = [SIMD8<Double>](repeating: .zero, count: rows.count * width)
        for (index, row) in rows.enumerated() {
            Self.standardise(row, into: &vectors, at: index * width)
        }
        for top in stride(from: 0, to: count, by: Self.blockRows) {
            for left in stride(from: top, to: count, by: Self.blockRows) {
                multiply(vectors, width, top, left)
            }
        }
    }

    /// Brings a row to mean zero and length one; leaves zeros where it cannot be.
    private static func standardise(
        _ row: [Double], into vectors: inout [SIMD8<Double>], at place: Int
    ) {
        let mean = row.reduce(0, +) / Double(row.count)
        let length = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
        // Rounding leaves a trace of length where all are equal: 1e-12 of the largest is none.
        let largest = row.reduce(0) { max($0, abs($1)) }
        guard length.isFinite, length > largest * 1e-12 else { return }
        for (index, value) in row.enumerated() {
            vectors[place + index / 8][index % 8] = (value - mean) / length
        }
    }

    private mutating func multiply(
        _ vectors: [SIMD8<Double>], _ width: Int, _ top: Int, _ left: Int
    ) {
        for row in top..<min(top + Self.blockRows, count) {
            let first = row * width
            for column in max(left, row + 1)..<max(min(left + Self.blockRows, count), row + 1) {
                let second = column * width
                var sum = SIMD8<Double>.zero
                for index in 0..<width { sum += vectors[first + index] * vectors[second + index] }
                let correlation = min(1, max(-1, sum.sum()))
                values[row * count + column] = correlation
                values[column * count + row] = correlation
            }
        }
    }
}
