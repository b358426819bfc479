// Things on their way: first in, first out, each with the time at which it arrives.
//
// Invariants: arrival times never go backwards, so nothing overtakes; at most `capacity` things.
// Memory is reserved at the start and touched only as deep as the line gets.
// Thread: its owner's.

struct DelayLine<Element: BitwiseCopyable>: ~Copyable {
    private struct Item: BitwiseCopyable {
        var dueTime: UInt64
        var element: Element
    }

    let capacity: Int
    private(set) var count = 0
    private var items: [Item] = []
    private var head = 0
    private var lastDueTime: UInt64 = 0

    init(capacity: Int) {
        self.capacity = capacity
        items.reserveCapacity(capacity)
    }

    var room: Int { capacity - count }

    /// When the first thing arrives; `.max` where nothing is under way.
    var nextDueTime: UInt64 { count == 0 ? .max : items[head].dueTime }

    /// Sends a thing on its way; it arrives no earlier than those before it.
    mutating func append(_ element: Element, dueTime: UInt64) {
        precondition(count < capacity, "delay line beyond its capacity")
        lastDueTime = max(lastDueTime, dueTime)
        let item = Item(dueTime: lastDueTime, element: element)
        let end = head + count
        let index = end < capacity ? end : end - capacity
        if index == items.count {
            items.append(item)
        } else {
            items[index] = item
        }
        count += 1
    }

    /// Takes the first thing, due or not.
    mutating func takeFirst() -> Element {
        precondition(count > 0, "nothing is under way")
        let element = items[head].element
        count -= 1
        head = head + 1 < capacity ? head + 1 : 0
        if count == 0 { head = 0 }
        return element
    }
}
