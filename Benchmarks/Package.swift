// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// One program: a folder under `Sources`, named in lower case with hyphens.
func program(_ name: String, _ folder: String, _ products: [String]) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["Measuring"] + products.map { .product(name: $0, package: "frontdesk") },
        path: "Sources/\(folder)",
        swiftSettings: swiftSettings
    )
}

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        // The name keeps the package found wherever the folder above is called something else.
        .package(name: "frontdesk", path: "..")
    ],
    targets: [
        .target(name: "Measuring", swiftSettings: swiftSettings),
        program("language-benchmark", "LanguageBenchmark", ["FrontdeskCore", "FrontdeskPlugins"]),
        program("intents-benchmark", "IntentsBenchmark", ["FrontdeskCore", "FrontdeskPlugins"]),
        program(
            "pipeline-benchmark",
            "PipelineBenchmark",
            ["FrontdeskCore", "FrontdeskLint", "FrontdeskPlugins", "FrontdeskRulebook"]
        ),
        program(
            "replay-benchmark",
            "ReplayBenchmark",
            ["FrontdeskCore", "FrontdeskLint", "FrontdeskPlugins", "FrontdeskRulebook"]
        ),
        program(
            "rules-benchmark",
            "RulesBenchmark",
            ["FrontdeskCore", "FrontdeskLint", "FrontdeskRulebook", "FrontdeskRules", "FrontdeskText"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
