// swift-tools-version: 6.2
import PackageDescription

// Every target is built alike: Swift 6 language mode, warnings as errors, strict memory safety.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func room(
    _ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil,
    resources: [Resource] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, resources: resources,
        swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let numerics = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")

let package = Package(
    name: "portcullis",
    products: [
        .executable(name: "portcullis", targets: ["portcullis"]),
        .library(name: "PortcullisClient", targets: ["PortcullisClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        // C libraries and the shim for what Swift cannot see.
        .systemLibrary(name: "CNng", pkgConfig: nil, providers: [.apt(["libnng-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(name: "CLinux"),

        // The rooms of the gateway, in the order in which an order passes them.
        room("Wire"),
        room("LockFree", ["CLinux"]),
        room("Core", ["Wire", "LockFree"]),
        room("Journal", ["Wire", "LockFree", "CLinux", "CZstd", crypto]),
        room("Transport", ["Wire", "LockFree", "CNng", "CLinux"]),
        room("Brokers", ["Core", "Wire"]),
        room("PortfolioRisk", [numerics]),
        room("Pipeline", ["Core", "Journal", "LockFree", "Wire"]),
        room("Simulator", ["Wire", "LockFree", "Core", "Journal", "Brokers", "Pipeline"]),
        room(
            "Gateway",
            ["Wire", "LockFree", "Core", "Journal", "Pipeline", "Transport", "Brokers",
             "PortfolioRisk", crypto, yams],
            // The shipped calendars stand in the program itself.
            resources: [
                .embedInCode("Calendar/Shipped/nyse.yaml"),
                .embedInCode("Calendar/Shipped/cme-equity.yaml"),
            ]),

        // Clients and programs.
        room(
            "PortcullisClient", ["Wire", "Transport", "LockFree", crypto],
            path: "Clients/swift/PortcullisClient"),
        program("CodecGenerator", []),
        program(
            "portcullis",
            ["Gateway", "Journal", "Pipeline", "Wire", "Core", "PortcullisClient", "CZstd",
             arguments, histogram]),
        program("portcullis-simulator", ["Simulator", arguments]),
        program(
            "Benchmarks",
            ["Wire", "LockFree", "Core", "Journal", "Transport", "Brokers", "Gateway",
             "PortcullisClient", "PortfolioRisk", "CNng", crypto, arguments, histogram],
            path: "Tests/Benchmarks"),

        .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
        program(
            "AllocationCheck", ["Core", "Wire", "LockFree", "CAllocationCounter"],
            path: "Tests/AllocationCheck"),
        tests("WireTests", ["Wire", "CodecGenerator"]),
        tests("LockFreeTests", ["LockFree"]),
        tests(
            "CoreTests",
            ["Core", "Wire", "LockFree", "AllocationCheck", "PortcullisClient"]),
        tests("JournalTests", ["Journal", "Wire", "LockFree"]),
        tests("TransportTests", ["Transport", "Wire", "LockFree"]),
        tests("BrokersTests", ["Brokers", "Core", "Wire"]),
        tests(
            "GatewayTests",
            ["Gateway", "Journal", "Pipeline", "Wire", "Core", "Brokers", "Transport",
             "LockFree", "PortcullisClient"]),
        tests("ClientTests", ["PortcullisClient", "Transport", "Wire", "LockFree", crypto]),
        tests(
            "LoadtestTests", ["portcullis", "PortcullisClient", "Transport", "LockFree", "Wire"]),
        // Holds processes by value, so it is built anew with whatever those are made of.
        tests(
            "SimulatorTests",
            ["Simulator", "Pipeline", "Brokers", "Core", "LockFree", "Journal", "Wire"]),
        .testTarget(
            name: "PortfolioRiskTests", dependencies: ["PortfolioRisk"],
            path: "Tests/PortfolioRiskTests", exclude: ["Vectors"], swiftSettings: strict),
        tests("TidyTests", []),
    ]
)
