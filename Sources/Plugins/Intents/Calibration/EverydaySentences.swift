import FrontdeskCore

/// Sentences that people write anywhere and that hardly any shop has an intent for.
///
/// By them ``TellingShare`` knows what sets a text apart from everyday talk.
enum EverydaySentences {
    /// The sentences of a language; none for most.
    static func of(_ language: LanguageTag) -> [Substring] {
        (byLanguage[language.language] ?? "").split(separator: "\n")
    }

    private static let byLanguage: [String: String] = [
        "ar": """
        أنا أحبك
        كيف الطقس اليوم
        هل تمطر السماء عندكم
        قطتي مريضة
        احك لي نكتة
        من فاز في مباراة كرة القدم أمس
        كم عمرك
        ما هي عاصمة أستراليا
        أكلت البيض هذا الصباح
        جاري يعزف على الطبل في الليل
        أنت غبي
        هل تؤمن بالأشباح
        القمر بعيد جدا
        هل يمكنك أن تغني لي أغنية
        ماذا أطبخ الليلة
        أخي سيتزوج في يونيو
        هل أنت روبوت
        كيف أتعلم العزف على الجيتار
        اكتب قصيدة عن الخريف
        كم الساعة الآن في طوكيو
        أنا متعب جدا اليوم
        من هو الرئيس
        سيارتي تصدر صوتا غريبا
        تأخر القطار مرة أخرى
        أي فيلم أشاهد الليلة
        كم ساقا للعنكبوت
        قال إنه سيتصل بي لاحقا
        سنذهب إلى الجبال الأسبوع القادم
        هل لديك إخوة
        لماذا السماء زرقاء
        هي تسكن قرب الكنيسة القديمة
        كيف أقول تصبح على خير بالفرنسية
        لا أعرف ماذا أفعل بحياتي
        في الحديقة كلب كبير
        لنتحدث عن شيء آخر
        كم يبعد المطار من هنا
        """,
        "de": """
        ich liebe dich
        wie wird das Wetter heute
        regnet es bei euch gerade
        meine Katze ist krank
        erzähl mir einen Witz
        wer hat gestern das Fußballspiel gewonnen
        wie alt bist du
        was ist die Hauptstadt von Australien
        ich hatte heute Morgen Eier zum Frühstück
        mein Nachbar spielt nachts Schlagzeug
        du bist dumm
        glaubst du an Geister
        der Mond ist sehr weit weg
        kannst du mir ein Lied singen
        was soll ich heute Abend kochen
        mein Bruder heiratet im Juni
        bist du ein Roboter
        wie lerne ich Gitarre spielen
        schreib ein Gedicht über den Herbst
        wie spät ist es in Tokio
        ich bin heute so müde
        wer ist der Präsident
        mein Auto macht komische Geräusche
        der Zug hatte schon wieder Verspätung
        welchen Film soll ich heute sehen
        wie viele Beine hat eine Spinne
        er hat gesagt, dass er mich später anruft
        wir fahren nächste Woche in die Berge
        hast du Geschwister
        warum ist der Himmel blau
        sie wohnt neben der alten Kirche
        was heißt gute Nacht auf Französisch
        ich weiß nicht, was ich mit meinem Leben anfangen soll
        im Garten ist ein großer Hund
        lass uns über etwas anderes reden
        wie weit ist es bis zum Flughafen
        """,
        "en": """
        I love you
        what is the weather like today
        is it raining where you are
        my cat is sick
        tell me a joke
        who won the football match last night
        how old are you
        what is the capital of Australia
        I had eggs for breakfast this morning
        my neighbour plays the drums at night
        you are stupid
        do you believe in ghosts
        the moon is very far away
        can you sing a song for me
        what should I cook for dinner
        my brother is getting married in June
        are you a robot
        how do I learn to play the guitar
        write a poem about autumn
        what time is it in Tokyo
        I am so tired today
        who is the president
        my car makes a strange noise
        the train was late again
        which film should I watch tonight
        how many legs does a spider have
        he said that he would call me later
        we are going to the mountains next week
        do you have any brothers or sisters
        why is the sky blue
        she lives near the old church
        how do you say good night in French
        I don't know what to do with my life
        there is a big dog in the garden
        let's talk about something else
        how far is it to the airport
        """,
        "es": """
        te quiero mucho
        qué tiempo hace hoy
        está lloviendo por ahí
        mi gato está enfermo
        cuéntame un chiste
        quién ganó el partido de fútbol anoche
        cuántos años tienes
        cuál es la capital de Australia
        esta mañana desayuné huevos
        mi vecino toca la batería por la noche
        eres tonto
        crees en los fantasmas
        la luna está muy lejos
        puedes cantarme una canción
        qué cocino esta noche
        mi hermano se casa en junio
        eres un robot
        cómo aprendo a tocar la guitarra
        escribe un poema sobre el otoño
        qué hora es en Tokio
        hoy estoy muy cansado
        quién es el presidente
        mi coche hace un ruido raro
        el tren llegó tarde otra vez
        qué película veo esta noche
        cuántas patas tiene una araña
        dijo que me llamaría más tarde
        la semana que viene vamos a la montaña
        tienes hermanos
        por qué el cielo es azul
        ella vive cerca de la iglesia vieja
        cómo se dice buenas noches en francés
        no sé qué hacer con mi vida
        hay un perro grande en el jardín
        hablemos de otra cosa
        a qué distancia está el aeropuerto
        """,
        "fr": """
        je t'aime
        quel temps fait-il aujourd'hui
        est-ce qu'il pleut chez vous
        mon chat est malade
        raconte-moi une blague
        qui a gagné le match de foot hier soir
        quel âge as-tu
        quelle est la capitale de l'Australie
        j'ai mangé des œufs ce matin
        mon voisin joue de la batterie la nuit
        tu es bête
        est-ce que tu crois aux fantômes
        la lune est très loin
        tu peux me chanter une chanson
        qu'est-ce que je cuisine ce soir
        mon frère se marie en juin
        es-tu un robot
        comment apprendre à jouer de la guitare
        écris un poème sur l'automne
        quelle heure est-il à Tokyo
        je suis tellement fatigué aujourd'hui
        qui est le président
        ma voiture fait un bruit bizarre
        le train était encore en retard
        quel film regarder ce soir
        combien de pattes a une araignée
        il a dit qu'il m'appellerait plus tard
        nous allons à la montagne la semaine prochaine
        as-tu des frères et sœurs
        pourquoi le ciel est bleu
        elle habite près de la vieille église
        comment dit-on bonne nuit en anglais
        je ne sais pas quoi faire de ma vie
        il y a un gros chien dans le jardin
        parlons d'autre chose
        l'aéroport est à quelle distance
        """,
        "ja": """
        愛してるよ
        今日の天気はどうですか
        そちらは雨が降っていますか
        うちの猫が病気です
        何か冗談を言って
        昨日のサッカーはどちらが勝ちましたか
        何歳ですか
        オーストラリアの首都はどこですか
        今朝は卵を食べました
        隣の人が夜にドラムを叩きます
        あなたはばかですね
        幽霊を信じますか
        月はとても遠い
        歌を歌ってください
        今夜は何を料理しようかな
        兄が六月に結婚します
        あなたはロボットですか
        ギターの弾き方を教えて
        秋の詩を書いて
        東京は今何時ですか
        今日はとても疲れた
        大統領は誰ですか
        車から変な音がする
        電車がまた遅れた
        今夜どの映画を見ればいい
        蜘蛛の足は何本ですか
        彼はあとで電話すると言った
        来週みんなで山へ行きます
        兄弟はいますか
        空はなぜ青いのですか
        彼女は古い教会の近くに住んでいます
        おやすみはフランス語で何と言いますか
        人生をどうすればいいか分からない
        庭に大きな犬がいます
        別の話をしましょう
        空港までどのくらいですか
        """,
        "th": """
        ฉันรักเธอ
        วันนี้อากาศเป็นอย่างไร
        ที่นั่นฝนตกไหม
        แมวของฉันป่วย
        เล่าเรื่องตลกให้ฟังหน่อย
        เมื่อคืนใครชนะฟุตบอล
        คุณอายุเท่าไหร่
        เมืองหลวงของออสเตรเลียคือที่ไหน
        เมื่อเช้ากินไข่ไปสองฟอง
        เพื่อนบ้านตีกลองตอนกลางคืน
        คุณโง่จัง
        คุณเชื่อเรื่องผีไหม
        ดวงจันทร์อยู่ไกลมาก
        ร้องเพลงให้ฟังหน่อยได้ไหม
        เย็นนี้ทำอะไรกินดี
        พี่ชายจะแต่งงานเดือนมิถุนายน
        คุณเป็นหุ่นยนต์หรือเปล่า
        เรียนกีตาร์ยังไงดี
        แต่งกลอนเกี่ยวกับฤดูใบไม้ร่วง
        ตอนนี้ที่โตเกียวกี่โมง
        วันนี้เหนื่อยมากเลย
        ประธานาธิบดีคือใคร
        รถของผมมีเสียงแปลกๆ
        รถไฟมาสายอีกแล้ว
        คืนนี้ดูหนังเรื่องอะไรดี
        แมงมุมมีกี่ขา
        เขาบอกว่าจะโทรหาทีหลัง
        สัปดาห์หน้าเราจะไปเที่ยวภูเขา
        คุณมีพี่น้องไหม
        ทำไมท้องฟ้าเป็นสีฟ้า
        เธออยู่ใกล้โบสถ์เก่า
        ราตรีสวัสดิ์ภาษาฝรั่งเศสพูดว่าอะไร
        ไม่รู้จะทำอะไรกับชีวิตดี
        ในสวนมีหมาตัวใหญ่
        คุยเรื่องอื่นกันเถอะ
        สนามบินอยู่ไกลแค่ไหน
        """,
        "zh": """
        我爱你
        今天天气怎么样
        你那边下雨了吗
        我的猫生病了
        给我讲个笑话
        昨晚的足球比赛谁赢了
        你多大了
        澳大利亚的首都是哪里
        我今天早上吃了鸡蛋
        我的邻居半夜打鼓
        你真笨
        你相信有鬼吗
        月亮离我们很远
        你能给我唱首歌吗
        今晚做什么菜好
        我哥哥六月结婚
        你是机器人吗
        怎么学弹吉他
        写一首关于秋天的诗
        东京现在几点了
        我今天好累啊
        总统是谁
        我的车有奇怪的声音
        火车又晚点了
        今晚看什么电影
        蜘蛛有几条腿
        他说他晚点打给我
        我们下周去爬山
        你有兄弟姐妹吗
        天空为什么是蓝色的
        她住在老教堂旁边
        晚安用法语怎么说
        我不知道以后该做什么
        花园里有一只大狗
        我们聊点别的吧
        到机场有多远
        """,
    ]
}
