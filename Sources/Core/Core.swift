// The state machine.
