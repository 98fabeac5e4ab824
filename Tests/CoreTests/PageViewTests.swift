import FrontdeskCore
import Testing

struct PageViewTests {
    @Test(arguments: [
        ("https://shop.example/orders/77?tab=1#top", "/orders/77?tab=1"),
        ("https://shop.example", "/"),
        ("/orders/77", "/orders/77"),
        ("", "/"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://shop.example#top", "/"),
        ("a:b://shop.example/注文/7?q=é#x", "/注文/7?q=é"),
        ("://", "/"),
        (":/", ":/"),
    ])
    func `gives rules the path and query alone`(url: String, expected: String) {
        #expect(PageView(url: url, title: "").pathAndQuery == expected)
    }
}
