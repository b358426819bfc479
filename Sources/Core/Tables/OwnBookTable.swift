// The own open orders of each account group in each instrument, ordered by price on either side, so
// that the best own bid and the best own offer are always at hand.
//
// Each side is a search tree whose shape follows from a hash of the order ids (a treap): the same
// orders give the same tree, and a change costs the logarithm of one side's orders. The best of a
// side is kept beside the tree, so asking for it costs the same however many there are.
//
// Invariants: an order stands in one tree or in none; a parent's weight is never below its
// children's; the best has the smallest key of its side, the oldest of equal ones.
// Thread: the core's.

import LockFree
import Wire

/// One order's place. Links are rows plus one; 0 is none.
struct OwnNode: BitwiseCopyable {
    /// The smaller the better: an offer's price, a bid's with the sign turned.
    var key: Int64
    /// The book that it stands in.
    var book: UInt32
    var parent: UInt32
    var left: UInt32
    var right: UInt32
    var weight: UInt32
    var isBuy: UInt32
}

/// One group in one instrument.
struct OwnBook: BitwiseCopyable {
    var group: UInt32
    var instrument: UInt32
    var bidRoot: UInt32
    var offerRoot: UInt32
    var bestBid: UInt32
    var bestOffer: UInt32
}

struct OwnBookTable: ~Copyable {
    private var nodes: FixedTable<OwnNode>
    private var books: FixedTable<OwnBook>
    private var byPair: IndexMap
    private(set) var count = 0

    init(capacity: Capacity) {
        nodes = FixedTable(capacity: capacity.orders)
        // Never more groups in an instrument than accounts with a position row in it.
        books = FixedTable(capacity: capacity.positions)
        byPair = IndexMap(countMax: capacity.positions)
    }

    // MARK: books

    @inline(__always)
    func book(group: UInt32, instrument: Int) -> Int? {
        byPair.row(of: Self.key(group, instrument))
    }

    /// The book of a pair, made where it is new.
    mutating func make(group: UInt32, instrument: Int) -> Int {
        if let book = book(group: group, instrument: instrument) { return book }
        let fits = byPair.insert(Self.key(group, instrument), row: count)
        precondition(fits, "as many books as positions")
        books[count] = OwnBook(
            group: group, instrument: UInt32(instrument), bidRoot: 0, offerRoot: 0, bestBid: 0,
            bestOffer: 0)
        count += 1
        return count - 1
    }

    /// Forgets every book; the orders are put in again one by one.
    mutating func clear(orders highWater: Int) {
        for book in 0..<count {
            byPair.remove(Self.key(books[book].group, Int(books[book].instrument)))
        }
        count = 0
        for row in 0..<highWater { nodes[row].book = 0 }
    }

    private static func key(_ group: UInt32, _ instrument: Int) -> IndexKey {
        IndexKey(UInt64(group) << 32 | UInt64(instrument))
    }

    // MARK: asking

    /// The order with the best price on a side, or nil.
    @inline(__always)
    func best(_ book: Int, isBuy: Bool) -> Int? {
        let best = isBuy ? books[book].bestBid : books[book].bestOffer
        return best == 0 ? nil : Int(best) - 1
    }

    /// The order that comes next in price on the same side, or nil.
    func next(after row: Int) -> Int? {
        var link = nodes[row].right
        if link != 0 {
            while nodes[Int(link) - 1].left != 0 { link = nodes[Int(link) - 1].left }
            return Int(link) - 1
        }
        var child = UInt32(row + 1)
        link = nodes[row].parent
        while link != 0, nodes[Int(link) - 1].right == child {
            child = link
            link = nodes[Int(link) - 1].parent
        }
        return link == 0 ? nil : Int(link) - 1
    }

    @inline(__always)
    func key(of row: Int) -> Int64 { nodes[row].key }

    @inline(__always)
    func holds(_ row: Int) -> Bool { nodes[row].book != 0 }

    // MARK: changes

    /// Puts an order where its price belongs, or takes it out.
    ///
    /// - Parameter key: the smaller the better; nil where the order can trade with nobody.
    @inline(__always)
    mutating func place(_ row: Int, in book: Int, isBuy: Bool, key: Int64?, orderID: UInt64) {
        if nodes[row].book != 0 {
            if let key, nodes[row].key == key { return }
            remove(row)
        }
        if let key { insert(row, book, isBuy, key, orderID) }
    }

    private mutating func insert(
        _ row: Int, _ book: Int, _ isBuy: Bool, _ key: Int64, _ orderID: UInt64
    ) {
        var mixer = Mixer(15)
        mixer.add(orderID)
        let link = UInt32(row + 1)
        var parent: UInt32 = 0
        var isLeft = false
        var next = isBuy ? books[book].bidRoot : books[book].offerRoot
        while next != 0 {
            parent = next
            isLeft = key < nodes[Int(next) - 1].key
            next = isLeft ? nodes[Int(next) - 1].left : nodes[Int(next) - 1].right
        }
        nodes[row] = OwnNode(
            key: key, book: UInt32(book + 1), parent: parent, left: 0, right: 0,
            weight: UInt32(truncatingIfNeeded: mixer.value), isBuy: isBuy ? 1 : 0)
        if parent == 0 {
            setRoot(book, isBuy, link)
        } else if isLeft {
            nodes[Int(parent) - 1].left = link
        } else {
            nodes[Int(parent) - 1].right = link
        }
        while nodes[row].parent != 0,
            nodes[row].weight > nodes[Int(nodes[row].parent) - 1].weight
        {
            rotateUp(row)
        }
        if let best = best(book, isBuy: isBuy), nodes[best].key <= key { return }
        setBest(book, isBuy, link)
    }

    private mutating func remove(_ row: Int) {
        let book = Int(nodes[row].book) - 1
        let isBuy = nodes[row].isBuy != 0
        if best(book, isBuy: isBuy) == row {
            setBest(book, isBuy, next(after: row).map { UInt32($0 + 1) } ?? 0)
        }
        while nodes[row].left != 0 || nodes[row].right != 0 {
            let (left, right) = (nodes[row].left, nodes[row].right)
            let isLeftUp =
                left != 0
                && (right == 0 || nodes[Int(left) - 1].weight > nodes[Int(right) - 1].weight)
            rotateUp(Int(isLeftUp ? left : right) - 1)
        }
        replaceChild(of: nodes[row].parent, UInt32(row + 1), by: 0, book, isBuy)
        nodes[row].book = 0
        nodes[row].parent = 0
    }

    /// Lets a node change places with its parent; the order of keys stays.
    private mutating func rotateUp(_ row: Int) {
        let link = UInt32(row + 1)
        let parentLink = nodes[row].parent
        let parent = Int(parentLink) - 1
        let above = nodes[parent].parent
        if nodes[parent].left == link {
            let moved = nodes[row].right
            nodes[parent].left = moved
            if moved != 0 { nodes[Int(moved) - 1].parent = parentLink }
            nodes[row].right = parentLink
        } else {
            let moved = nodes[row].left
            nodes[parent].right = moved
            if moved != 0 { nodes[Int(moved) - 1].parent = parentLink }
            nodes[row].left = parentLink
        }
        nodes[parent].parent = link
        nodes[row].parent = above
        replaceChild(
            of: above, parentLink, by: link, Int(nodes[row].book) - 1, nodes[row].isBuy != 0)
    }

    private mutating func replaceChild(
        of above: UInt32, _ old: UInt32, by new: UInt32, _ book: Int, _ isBuy: Bool
    ) {
        if above == 0 {
            setRoot(book, isBuy, new)
        } else if nodes[Int(above) - 1].left == old {
            nodes[Int(above) - 1].left = new
        } else {
            nodes[Int(above) - 1].right = new
        }
    }

    private mutating func setRoot(_ book: Int, _ isBuy: Bool, _ link: UInt32) {
        if isBuy { books[book].bidRoot = link } else { books[book].offerRoot = link }
    }

    private mutating func setBest(_ book: Int, _ isBuy: Bool, _ link: UInt32) {
        if isBuy { books[book].bestBid = link } else { books[book].bestOffer = link }
    }

    func hash(into hasher: inout StateHasher, orders highWater: Int) {
        hasher.add(count)
        for book in 0..<count { hasher.add(bytesOf: books[book]) }
        for row in 0..<highWater where nodes[row].book != 0 {
            hasher.add(row)
            hasher.add(bytesOf: nodes[row])
        }
    }
}
