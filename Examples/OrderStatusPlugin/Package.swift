// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "OrderStatusPlugin",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "frontdesk", path: "../..")
    ],
    targets: [
        .target(
            name: "OrderStatusPlugin",
            dependencies: [.product(name: "FrontdeskCore", package: "frontdesk")]
        ),
        .executableTarget(
            name: "order-desk",
            dependencies: [
                "OrderStatusPlugin",
                .product(name: "FrontdeskCore", package: "frontdesk"),
                .product(name: "FrontdeskPlugins", package: "frontdesk"),
                .product(name: "FrontdeskRulebook", package: "frontdesk"),
            ]
        ),
        .testTarget(
            name: "OrderStatusPluginTests",
            dependencies: [
                "OrderStatusPlugin",
                .product(name: "FrontdeskCore", package: "frontdesk"),
                .product(name: "FrontdeskTestSupport", package: "frontdesk"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
