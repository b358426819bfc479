// The processor that a thread runs on, and how it waits there.
//
// Thread: any; each call is about the calling thread.

import CLinux

public enum Processor {
    /// Binds the calling thread to one processor.
    ///
    /// - Parameter number: from 0, as the kernel counts them.
    /// - Returns: 0, or an errno value: EINVAL where there is no such processor for this process.
    public static func bindThread(to number: Int) -> Int32 {
        guard let number = Int32(exactly: number), (0..<1_024).contains(number) else { return 22 }
        return clinux_pin_thread(number)
    }

    /// Tells the processor that the calling thread waits in a loop.
    @inlinable public static func pause() { clinux_pause() }
}
