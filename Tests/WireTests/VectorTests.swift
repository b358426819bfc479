import Testing
import Wire

@Suite struct VectorTests {
    @Test(arguments: try Vectors.all())
    func layoutInMemoryIsTheSchemas(_ vectors: MessageVectors) throws {
        let typed = try #require(typedMessages[vectors.name])
        let descriptor = try #require(Catalogue.message(vectors.template))
        #expect(typed.size == vectors.blockLength)
        #expect(typed.blockLength == vectors.blockLength)
        #expect(typed.templateID == vectors.template)
        #expect(Catalogue.blockLength(of: vectors.template) == vectors.blockLength)
        #expect(typed.offsets.count == descriptor.fields.count)
        for field in descriptor.fields {
            #expect(typed.offsets[field.name] == .some(field.offset), "\(field.name)")
        }
    }

    @Test(arguments: try Vectors.all())
    func typedCodecWritesTheVectorsBytes(_ vectors: MessageVectors) throws {
        let typed = try #require(typedMessages[vectors.name])
        #expect(!vectors.valid.isEmpty)
        for vector in vectors.valid {
            let bytes = try Vectors.bytes(vector.hex)
            let fields = FieldValues(message: vectors.name, values: vector.fields)
            #expect(try typed.encode(fields) == bytes, "\(vector.what)")
            #expect(try typed.rewrite(bytes) == bytes, "\(vector.what)")
        }
    }

    @Test(arguments: try Vectors.all())
    func descriptorsReadTheVectorsFields(_ vectors: MessageVectors) throws {
        let descriptor = try #require(Catalogue.message(named: vectors.name))
        for vector in vectors.valid {
            let bytes = try Vectors.bytes(vector.hex)
            #expect(
                steps(bytes) == [
                    .frame(
                        FrameHeader(
                            byteOffset: 0, byteCount: bytes.count, templateID: vectors.template))
                ])
            #expect(descriptor.defect(inFrame: bytes) == nil)
            for field in descriptor.fields {
                let value = field.content(inFrame: bytes)
                let wanted = try #require(vector.fields[field.name])
                #expect(shown(value) == wanted.shown, "\(vector.what): \(field.name)")
            }
        }
    }

    @Test(arguments: try Vectors.all())
    func invalidFramesAreRefusedForTheirReasonAtTheirPlace(_ vectors: MessageVectors) throws {
        let sequence = Sequence(nextSeqNo: 5).frameBytes()
        let frames = vectors.invalid.filter { $0.stage == "frame" }
        #expect(frames.count >= 20)
        for vector in frames {
            let bytes = try Vectors.bytes(vector.hex)
            let found = steps(bytes)
            guard case .refused(let reason, let offset, let count, _) = found.last else {
                Issue.record("\(vector.why): taken")
                continue
            }
            #expect(reason == (try Vectors.reason(vector.reason)), "\(vector.why)")
            #expect(offset == vector.byteOffset, "\(vector.why)")
            #expect((count > 0) == vector.resumes, "\(vector.why)")
            if vector.resumes == true {
                let next = steps(bytes + sequence).last
                #expect(
                    next
                        == .frame(
                            FrameHeader(
                                byteOffset: bytes.count, byteCount: sequence.count, templateID: 7)),
                    "\(vector.why)")
            }
        }
    }

    @Test(arguments: try Vectors.all())
    func invalidFieldsAreFoundAfterDecoding(_ vectors: MessageVectors) throws {
        let descriptor = try #require(Catalogue.message(named: vectors.name))
        let typed = try #require(typedMessages[vectors.name])
        for vector in vectors.invalid where vector.stage == "field" {
            let bytes = try Vectors.bytes(vector.hex)
            let defect = descriptor.defect(inFrame: bytes)
            #expect(
                defect
                    == FieldDefect(
                        field: vector.field ?? "", reason: try Vectors.reason(vector.reason)),
                "\(vector.why)")
            // Whatever the bytes are, decoding them is defined and keeps them.
            #expect(try typed.rewrite(bytes) == bytes)
        }
    }

    @Test(arguments: try Vectors.load(Batches.self, "batches").batches)
    func batchesAreReadStepByStep(_ batch: Batches.Batch) throws {
        let unit = try Vectors.bytes(batch.hex)
        let bytes = Array(repeatElement(unit, count: batch.times).joined())
        let found = steps(bytes)
        let refusedWhole = found.count == 1 && batch.times > 1
        let repeats = refusedWhole ? 1 : batch.times
        #expect(found.count == batch.steps.count * repeats)
        for (index, step) in found.enumerated() {
            let wanted = batch.steps[index % batch.steps.count]
            let shift = index / batch.steps.count * unit.count
            switch step {
            case .frame(let header):
                #expect(header.templateID == wanted.template)
                #expect(header.byteOffset == wanted.byteOffset + shift)
            case .refused(let reason, let offset, _, _):
                #expect(reason.name == wanted.reason)
                #expect(offset == wanted.byteOffset + shift)
            case .end: Issue.record("an end among the steps")
            }
        }
    }

    private func shown(_ value: FieldContent) -> String {
        switch value {
        case .unsigned(let number), .time(let number): "\(number)"
        case .signed(let number), .decimal(let number, _): "\(number)"
        case .text(let text): text
        case .code(let number, let name): name ?? "\(number)"
        case .null: "none"
        }
    }
}

extension VectorValue {
    fileprivate var shown: String {
        switch self {
        case .number(let number): "\(number)"
        case .text(let text): text
        case .none: "none"
        }
    }
}
