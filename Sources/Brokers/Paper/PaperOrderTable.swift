// The paper venue's orders: one fixed table, a map by order id, a book a side and kind of each
// instrument, the list of orders that end with the day, and the list of those that have ended.
//
// Invariants: an open order stands in exactly one book; a book's root is its best order, by rank
// and then by time; an ended order stands in the ended list until its slot is needed.
// Books are pairing heaps whose links stand in the orders: putting an order in and taking out one
// that has no others under it (nearly every cancel) take constant time, taking out the best is
// logarithmic on average, and an order of another instrument is never looked at.
// Thread: its owner's.

import Wire

struct PaperOrderTable: ~Copyable {
    static var none: UInt32 { FixedMap.none }

    private(set) var openCount = 0
    private(set) var endedCount = 0
    private let openMax: Int
    private let endedMax: Int
    private var slots: [PaperOrder] = []
    private var free: [UInt32] = []
    private var places: FixedMap
    private var dayHead = none
    private var dayTail = none
    private var endedHead = none
    private var endedTail = none

    init(openMax: Int, endedMax: Int) {
        self.openMax = openMax
        self.endedMax = endedMax
        places = FixedMap(capacity: openMax + endedMax)
        slots.reserveCapacity(openMax + endedMax)
        free.reserveCapacity(openMax + endedMax)
    }

    var isFull: Bool { openCount == openMax }

    /// The first order that ends with the day, or `none`.
    var firstOfDay: UInt32 { dayHead }

    subscript(slot: UInt32) -> PaperOrder {
        get { slots[Int(slot)] }
        _modify { yield &slots[Int(slot)] }
    }

    /// The slot of an order, open or ended, or `none`.
    func slot(of orderID: UInt64) -> UInt32 { places.place(of: orderID) }

    /// Takes an order in. It stands in no book yet.
    mutating func insert(_ order: PaperOrder) -> UInt32 {
        precondition(!isFull, "order table beyond its capacity")
        let slot: UInt32
        if let last = free.popLast() {
            slot = last
            slots[Int(slot)] = order
        } else {
            slot = UInt32(slots.count)
            slots.append(order)
        }
        places.insert(order.orderID, place: slot)
        openCount += 1
        if order.endsWithDay { appendToDay(slot) }
        return slot
    }

    /// Marks an order that stands in no book as ended, and forgets the oldest ended one if it must.
    mutating func end(_ slot: UInt32, kind: BrokerReportKind) {
        precondition(self[slot].phase != .ended, "order ended twice")
        precondition(!self[slot].isInBook, "ended order stands in a book")
        if self[slot].endsWithDay { removeFromDay(slot) }
        self[slot].phase = .ended
        self[slot].endKind = kind
        openCount -= 1
        if endedCount == endedMax { forgetOldest() }
        if endedTail == Self.none { endedHead = slot } else { self[endedTail].listNext = slot }
        self[slot].listNext = Self.none
        endedTail = slot
        endedCount += 1
    }

    private mutating func forgetOldest() {
        let oldest = endedHead
        endedHead = self[oldest].listNext
        if endedHead == Self.none { endedTail = Self.none }
        endedCount -= 1
        places.remove(self[oldest].orderID)
        free.append(oldest)
    }

    // MARK: The day's list

    private mutating func appendToDay(_ slot: UInt32) {
        self[slot].listPrevious = dayTail
        self[slot].listNext = Self.none
        if dayTail == Self.none { dayHead = slot } else { self[dayTail].listNext = slot }
        dayTail = slot
    }

    private mutating func removeFromDay(_ slot: UInt32) {
        let (previous, next) = (self[slot].listPrevious, self[slot].listNext)
        if previous == Self.none { dayHead = next } else { self[previous].listNext = next }
        if next == Self.none { dayTail = previous } else { self[next].listPrevious = previous }
    }

    // MARK: Books

    /// Puts an order into the book with this root.
    ///
    /// - Returns: the root after it.
    mutating func put(_ slot: UInt32, root: UInt32) -> UInt32 {
        precondition(!self[slot].isInBook, "order put into a book twice")
        self[slot].isInBook = true
        self[slot].rank = self[slot].bookRank
        self[slot].child = Self.none
        self[slot].next = Self.none
        self[slot].previous = Self.none
        return merge(root, slot)
    }

    /// Takes an order out of the book with this root.
    ///
    /// - Returns: the root after it.
    mutating func take(_ slot: UInt32, root: UInt32) -> UInt32 {
        precondition(self[slot].isInBook, "order taken out of a book in which it is not")
        self[slot].isInBook = false
        let children = mergeSiblings(self[slot].child)
        self[slot].child = Self.none
        if slot == root { return children }
        let (previous, next) = (self[slot].previous, self[slot].next)
        if self[previous].child == slot {
            self[previous].child = next
        } else {
            self[previous].next = next
        }
        if next != Self.none { self[next].previous = previous }
        return merge(root, children)
    }

    private func precedes(_ first: UInt32, _ second: UInt32) -> Bool {
        let (a, b) = (self[first], self[second])
        return a.rank != b.rank ? a.rank < b.rank : a.priority < b.priority
    }

    /// Joins two heaps whose roots have no siblings.
    private mutating func merge(_ first: UInt32, _ second: UInt32) -> UInt32 {
        if first == Self.none { return second }
        if second == Self.none { return first }
        let firstWins = precedes(first, second)
        let winner = firstWins ? first : second
        let loser = firstWins ? second : first
        let child = self[winner].child
        self[loser].next = child
        self[loser].previous = winner
        if child != Self.none { self[child].previous = loser }
        self[winner].child = loser
        return winner
    }

    /// Joins a list of siblings into one heap: in pairs, then the pairs from the last to the first.
    private mutating func mergeSiblings(_ head: UInt32) -> UInt32 {
        var pairs = Self.none
        var current = head
        while current != Self.none {
            let first = current
            let second = self[first].next
            current = second == Self.none ? Self.none : self[second].next
            detach(first)
            if second != Self.none { detach(second) }
            let pair = merge(first, second)
            self[pair].next = pairs
            pairs = pair
        }
        var root = Self.none
        while pairs != Self.none {
            let pair = pairs
            pairs = self[pair].next
            detach(pair)
            root = merge(root, pair)
        }
        return root
    }

    private mutating func detach(_ slot: UInt32) {
        self[slot].next = Self.none
        self[slot].previous = Self.none
    }
}
