import FrontdeskPlugins

/// The model that ships with the repository, loaded once for all tests.
enum ShippedLanguageModel {
    static let path =
        String(#filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }) + "/models/"
        + LanguageModel.fileName
    static let result = Result { () throws(LanguageModelError) in try LanguageModel(contentsOf: path) }

    static var model: LanguageModel { get throws { try result.get() } }
}
