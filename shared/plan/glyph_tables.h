// Characters that only look like the ones people mean: PDF programs write radicals and
// compatibility forms in place of ordinary ideographs. Each table runs on from its first code
// point; '*' stands where there is no ordinary character. Kangxi and compatibility forms after
// Unicode's NFKC, the radicals of the supplement (which NFKC leaves alone) after its equivalent
// ideographs.
#pragma once

namespace tz::plan {

inline constexpr char32_t kSupplementFirst = 0x2e80;
inline constexpr char16_t kSupplement[] =
    u"*厂乛乚乙亻冂*刀刂卜*小小**尢尢巳幺彑彐忄心扌攵*旡日月歺母民氵氺灬爪爪丬牛犭王疋目"
    u"示礻竹糹纟*罒***羊羊羊耂肀*肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门*阝雨"
    u"青韦页风飞食*飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

inline constexpr char32_t kKangxiFirst = 0x2f00;
inline constexpr char16_t kKangxi[] =
    u"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸"
    u"屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父"
    u"爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自"
    u"至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面"
    u"革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

inline constexpr char32_t kCompatibleFirst = 0xf900;
inline constexpr char16_t kCompatible[] =
    u"豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼"
    u"郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾"
    u"菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅"
    u"濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚"
    u"聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率"
    u"隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻"
    u"行降見廓兀嗀**塚*晴**凞猪益礼神祥福靖精羽*蘒*諸**逸都***飯飼館鶴郞隷侮僧免勉"
    u"勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著"
    u"褐視謁謹賓贈辶逸難響頻恵*舘**並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲"
    u"戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆"
    u"視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜***㮝䀘䀹***齃龎";

}  // namespace tz::plan
