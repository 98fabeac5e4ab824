import FrontdeskCore

/// Words that say nothing by themselves, in the languages whose rules are written most.
enum StopWords {
    /// Whether a folded word is one, in any of the languages; without languages, in any language there is a list for.
    static func contains(_ word: String, _ languages: [LanguageTag]) -> Bool {
        guard !languages.isEmpty else { return lists.values.contains { $0.contains(word) } }
        return languages.contains { lists[$0.language]?.contains(word) ?? false }
    }

    private static func list(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

    private static let lists: [String: Set<String>] = [
        "en": list(
            """
            a an the and or but of to in on at for from by with as is are was were be been am do does did have has had \
            it its i you he she we they me my your his her our their this that these those there here what which who \
            will would can could may might shall should must not so if then than just very too also
            """
        ),
        "de": list(
            """
            der die das den dem des ein eine einen einem einer und oder aber von zu zum zur in im an am auf für mit \
            bei aus nach ist sind war waren sein bin habe hat haben hatte ich du er sie es wir ihr mich mir mein meine \
            dein ihre unser was wer nicht so wenn als auch nur noch schon sehr wird werden kann können
            """
        ),
        "fr": list(
            """
            le la les l un une des du de d et ou mais à au aux en dans sur par pour avec sans est sont était être ai \
            as a avons avez ont je tu il elle nous vous ils elles me mon ma mes votre vos notre ce cette ces c qui que \
            qu quoi ne pas n s se si plus très aussi y
            """
        ),
        "es": list(
            """
            el la los las un una unos unas y e o u pero de del a al en con por para sin es son era ser soy he ha han \
            había yo tú él ella nosotros ustedes ellos me mi mis su sus tu este esta esto ese esa eso que qué quien no \
            se si más muy también lo le
            """
        ),
        "pt": list(
            """
            o a os as um uma e ou mas de do da dos das em no na por para com sem é são era ser eu você ele ela nós me \
            meu minha seu sua este esta isto que não se mais muito também
            """
        ),
        "it": list(
            """
            il lo la i gli le un uno una e o ma di del della a al in nel con per da su è sono era essere ho ha io tu \
            lui lei noi voi mi mio mia suo sua questo questa che non si se più molto anche
            """
        ),
        "nl": list(
            """
            de het een en of maar van te in op aan voor met bij uit is zijn was waren ik je jij u hij zij wij we mijn \
            uw dit dat die wat wie niet zo als ook nog al heel er
            """
        ),
        "ru": list(
            "и а но или в на с со к по за из от до у о об для не ни я ты вы он она мы они мой ваш это что как так же бы ли был"
        ),
        "ar": list("من الي علي في عن مع هل ما لا لم ان و او ثم هذا هذه ذلك انا انت هو هي نحن كان قد كل يا"),
        "tr": list("ve veya ama bir bu şu o ben sen biz siz de da mi mı için ile ne çok en daha gibi kadar var"),
        "zh": list("的 了 是 我 你 您 他 她 它 们 在 有 和 就 都 不 这 那 吗 呢 吧 啊 我们 你们 什么 一个 这个 那个 请 想 要"),
        "ja": list("は が を に へ で と の も や か ね よ です ます する した こと もの これ それ あれ この その あの ある いる"),
        "th": list("ที่ ของ และ หรือ เป็น มี ใน จะ ได้ ไม่ ให้ ก็ แล้ว ครับ ค่ะ คะ นะ ผม ฉัน คุณ นี้ นั้น ว่า ไป มา"),
        "ko": list("이 그 저 것 수 등 및 는 은 가 을 를 의 에 와 과 도"),
    ]
}
