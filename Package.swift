// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// Matching, training and checking are tight loops; unoptimised they take minutes where the tests have seconds.
let alwaysOptimised: [SwiftSetting] = [
    .unsafeFlags(["-O"], .when(configuration: .debug))
]

/// One layer of the house: a library target, and the tests beside it.
func layer(
    _ folder: String,
    _ dependencies: [Target.Dependency],
    tests: [Target.Dependency] = [],
    settings: [SwiftSetting] = []
) -> [Target] {
    let module = "Frontdesk\(folder)"
    return [
        .target(
            name: module,
            dependencies: dependencies,
            path: "Sources/\(folder)",
            swiftSettings: swiftSettings + settings
        ),
        .testTarget(
            name: "\(folder)Tests",
            dependencies: [.byName(name: module), "FrontdeskTestSupport"] + dependencies + tests,
            path: "Tests/\(folder)Tests",
            exclude: excludedFromTests[folder] ?? [],
            swiftSettings: swiftSettings
        ),
    ]
}

/// Fixtures and snapshots that tests read from the source tree, found by `#filePath`.
let excludedFromTests: [String: [String]] = [:]

let package = Package(
    name: "frontdesk",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "frontdesk", targets: ["frontdesk"]),
        .library(name: "FrontdeskCore", targets: ["FrontdeskCore"]),
        .library(name: "FrontdeskText", targets: ["FrontdeskText"]),
        .library(name: "FrontdeskRules", targets: ["FrontdeskRules"]),
        .library(name: "FrontdeskPlugins", targets: ["FrontdeskPlugins"]),
        .library(name: "FrontdeskLint", targets: ["FrontdeskLint"]),
        .library(name: "FrontdeskRuntime", targets: ["FrontdeskRuntime"]),
        .library(name: "FrontdeskRulebook", targets: ["FrontdeskRulebook"]),
        .library(name: "FrontdeskTestSupport", targets: ["FrontdeskTestSupport"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CICUSys", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .systemLibrary(name: "CRE2Sys", pkgConfig: "re2", providers: [.apt(["libre2-dev"])]),
        .target(name: "CICU", dependencies: ["CICUSys"]),
        .target(name: "CRE2", dependencies: ["CRE2Sys"]),
        .target(name: "CWebAssets"),
        .target(
            name: "FrontdeskTestSupport",
            dependencies: ["FrontdeskCore", "FrontdeskRuntime", .product(name: "Logging", package: "swift-log")],
            path: "Sources/TestSupport",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "frontdesk",
            dependencies: [
                "FrontdeskCore", "FrontdeskText", "FrontdeskRules", "FrontdeskPlugins", "FrontdeskLint",
                "FrontdeskRulebook", "FrontdeskRuntime", "FrontdeskStorage", "FrontdeskOutbound", "FrontdeskServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CLITests",
            dependencies: ["FrontdeskTestSupport"],
            path: "Tests/CLITests",
            swiftSettings: swiftSettings
        ),
    ]
        + layer("Core", [])
        + layer("Text", ["FrontdeskCore", "CICU"], settings: alwaysOptimised)
        + layer("Rules", ["FrontdeskCore", "FrontdeskText", "CRE2"], settings: alwaysOptimised)
        + layer("Plugins", ["FrontdeskCore", "FrontdeskText", "FrontdeskRules"], settings: alwaysOptimised)
        + layer(
            "Lint",
            ["FrontdeskCore", "FrontdeskText", "FrontdeskRules", "FrontdeskPlugins"],
            settings: alwaysOptimised
        )
        + layer(
            "Rulebook",
            ["FrontdeskCore", "FrontdeskText", "FrontdeskRules", "FrontdeskLint", "FrontdeskPlugins"]
        )
        + layer(
            "Runtime",
            [
                "FrontdeskCore", "FrontdeskText",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        )
        + layer(
            "Storage",
            [
                "FrontdeskCore", "FrontdeskText", "FrontdeskRuntime",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        )
        + layer(
            "Outbound",
            [
                "FrontdeskCore",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        )
        + layer(
            "Server",
            [
                "FrontdeskCore", "FrontdeskText", "FrontdeskRuntime", "CWebAssets",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            tests: [.product(name: "NIOEmbedded", package: "swift-nio")]
        ),
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
