/** Bylines in the forms that pages write them: Chinese, then Latin scripts. */
import { describe, expect, it } from 'vitest';
import { namesInLatinLine } from '../../src/extract/byline-in-text.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { namesInHanLine, namesInHanParagraph } from '../../src/extract/han-byline.ts';
import { splitNames } from '../../src/extract/person-name.ts';
import { PROSE, page, paragraphs, ZH_PROSE } from './sample-page.ts';

type Case = readonly [text: string, names: readonly string[]];

const HAN_LINES: readonly Case[] = [
  ['（记者 魏晴 罗建）', ['魏晴', '罗建']],
  ['本报记者 魏晴', ['魏晴']],
  ['【记者/魏晴】', ['魏晴']],
  ['文/魏晴', ['魏晴']],
  ['作者：半山听雨', ['半山听雨']],
  ['記者林郁珊／台北報導', ['林郁珊']],
  ['聯合報／ 記者林郁珊／台北即時報導', ['林郁珊']],
  ['聚合報／ 記者潘亦然／石埕即時報導', ['潘亦然']],
  ['記者潘亦然、林郁珊／方寮報導', ['潘亦然', '林郁珊']],
  ['記者潘亦然／石埕專電', ['潘亦然']],
  ['记者 张明德/李四光报道', ['张明德', '李四光']],
  ['澎湃新闻记者 梁思齐 实习生 宋佳', ['梁思齐', '宋佳']],
  ['采写/魏晴', ['魏晴']],
  ['本报记者 旦 增 赵晓岚', ['旦增', '赵晓岚']],
  ['作者 | 陈楚', ['陈楚']],
  ['作者, 卢思敏', ['卢思敏']],
  ['职务, BBC中文记者', []],
  ['（央广网记者 阮南 高一鸣）', ['阮南', '高一鸣']],
  ['（央广网记者 高一鸣 摄）', []],
  ['童雅在直播间（央广网记者 高一鸣 摄）', []],
  ['江州晚报记者 魏晴 通讯员 罗建', ['魏晴', '罗建']],
  ['编辑：陈恩；图表：BBC中文视觉组', []],
  ['责任编辑：柳青禾', []],
  ['（文/苏航）', ['苏航']],
  ['文字｜周明远  图片｜阿布  编辑｜小满', ['周明远']],
  ['本文来自微信公众号：县城经济学，作者：秦小舟，编辑：大白，题图来自：视觉中国', ['秦小舟']],
  ['作者提示: 个人观点，仅供参考', []],
  ['江北新闻客户端讯（记者 尤佳 通讯员 郭一凡）', ['尤佳', '郭一凡']],
  ['记者联系采访', []],
  ['观察者网记者', []],
  ['［文/观察者网 段晨］', ['段晨']],
  ['（羊城晚报全媒体记者 王芳）', ['王芳']],
  ['文/羊城晚报全媒体记者 王芳', ['王芳']],
  ['作者：宋怡 杨志华', ['宋怡', '杨志华']],
  ['作者：周思博 (Joel Spolsky)', ['周思博 (Joel Spolsky)']],
  ['图/文：王芳', ['王芳']],
  ['图文 | 王芳', ['王芳']],
  ['本报记者 王芳 摄影报道', ['王芳']],
  ['本报记者王芳/文 李强/摄', ['王芳']],
  ['王芳／文 李強／攝影', ['王芳']],
  ['记者 王芳 北京报道', ['王芳']],
  ['记者 王芳 李强 武汉报道', ['王芳', '李强']],
  ['记者王芳、李强、赵敏', ['王芳', '李强', '赵敏']],
  ['记者 王芳 编辑 李强', ['王芳']],
  ['采写：新京报记者 王芳', ['王芳']],
  ['新京报记者 王芳 编辑 李强 校对 张三', ['王芳']],
  ['撰文 王芳', ['王芳']],
  ['撰文：王芳，编辑：李强', ['王芳']],
  ['来源：小镇日报　作者：林一', ['林一']],
  ['特约撰稿 王芳 发自东京', ['王芳']],
  ['记者 王芳 实习记者 李强', ['王芳', '李强']],
  ['见习记者 王 芳', ['王芳']],
  ['本报记者 欧阳 娜', ['欧阳娜']],
  ['记者 阿依古丽·买买提', ['阿依古丽·买买提']],
  ['记者 王芳 & 李强', ['王芳', '李强']],
  ['（中央社記者王芳台北4日電）', ['王芳']],
  ['作者系北京大学教授', []],
  ['（作者为北京大学教授）', []],
  ['作者：张三，北京大学教授', ['张三']],
  ['作者：老K', ['老K']],
  ['作者：Alex Chen', ['Alex Chen']],
  ['文丨王芳', ['王芳']],
  ['文 | AI财经社 王芳', ['王芳']],
  ['摄影记者 王芳', []],
  ['图片记者：王芳', []],
  ['翻译：王芳', []],
  ['本文作者：王芳', ['王芳']],
  ['记者了解到', []],
  ['记者 王芳 通讯员 李强 文/图', ['王芳', '李强']],
  ['记者王芳摄', []],
  ['记者 王芳 图', []],
  ['口述/王芳 整理/李强', []],
  ['大公報記者 王芳', ['王芳']],
  ['文：王芳 攝：李強', ['王芳']],
  ['【大紀元記者王芳綜合報導】', ['王芳']],
  ['（實習編輯：王芳）', []],
  ['南方周末记者 王芳 南方周末实习生 李强', ['王芳', '李强']],
  ['记者：魏晴', ['魏晴']],
  ['作者丨魏晴 罗建', ['魏晴', '罗建']],
  ['撰稿人：魏晴', ['魏晴']],
  ['采写/新京报记者 魏晴 实习生 罗建', ['魏晴', '罗建']],
  ['采访/撰文：魏晴', ['魏晴']],
  ['文、图/魏晴', ['魏晴']],
  ['〔記者魏晴／高雄報導〕', ['魏晴']],
  ['本報記者 魏晴 台北報導', ['魏晴']],
  ['文字：魏晴 摄影：罗建 责编：赵敏', ['魏晴']],
  ['作者介绍：魏晴，某大学讲师', ['魏晴']],
  ['楼主：半山听雨', ['半山听雨']],
  ['本帖由 半山听雨 于 2005年8月22日 发表', ['半山听雨']],
  ['南方日报见习记者 魏晴 通讯员 罗建 赵敏', ['魏晴', '罗建', '赵敏']],
  ['记者 司马清 诸葛明月', ['司马清', '诸葛明月']],
  ['来源：新华网', []],
  ['校对：魏晴', []],
  ['图源：视觉中国', []],
  ['值班编辑 魏晴', []],
  ['监制/魏晴 主编/罗建', []],
  ['阅读 1.2万 评论 30', []],
  ['（责任编辑：魏晴）', []],
  ['[责任编辑 魏晴]', []],
  ['文章作者: 盐屿', ['盐屿']],
  ['作者：严又青 ▪ 范一苇 责编：秦朗', ['严又青', '范一苇']],
  ['本帖最后由 海盐面包 于 2024-11-6 08:02 编辑', ['海盐面包']],
  ['【关闭】', []],
  ['【打印】', []],
  ['（王 伟 李 娜）', ['王伟', '李娜']],
  ['本报记者 王 伟 李 娜 摄影报道', ['王伟', '李娜']],
  ['记者 王 伟 通讯员 李建国 张 敏', ['王伟', '李建国', '张敏']],
  ['本报首席记者 魏晴 本报记者 罗建', ['魏晴', '罗建']],
  ['［记者 魏晴］', ['魏晴']],
  ['《小镇日报》记者 魏晴', ['魏晴']],
  ['小镇日报融媒体记者 魏晴 罗建 文/图', ['魏晴', '罗建']],
  ['记者 魏晴 摄影 罗建', ['魏晴']],
  ['文/本报记者 魏晴 图/本报记者 罗建', ['魏晴']],
  ['撰文｜魏晴 摄影｜罗建 编辑｜赵敏', ['魏晴']],
  ['撰文/魏晴', ['魏晴']],
  ['通讯员 魏晴 记者 罗建', ['魏晴', '罗建']],
  ['通讯员：魏晴 罗建', ['魏晴', '罗建']],
  ['采写：本报记者 魏晴 罗建', ['魏晴', '罗建']],
  ['■本报记者 魏晴', ['魏晴']],
  ['□ 本报记者 魏晴', ['魏晴']],
  ['◎魏晴', ['魏晴']],
  ['●本报记者 魏晴 罗建', ['魏晴', '罗建']],
  ['◆本报记者 魏晴', ['魏晴']],
  ['本报特派记者 魏晴 发自巴黎', ['魏晴']],
  ['编译：魏晴', []],
  ['（作者：魏晴）', ['魏晴']],
  ['（作者 魏晴）', ['魏晴']],
  ['（文/记者 魏晴）', ['魏晴']],
  ['【本报记者 魏晴 报道】', ['魏晴']],
  ['（通讯员 魏晴）', ['魏晴']],
  ['（魏晴 罗建）', ['魏晴', '罗建']],
  ['小镇日报 记者 魏晴 实习生 罗建', ['魏晴', '罗建']],
  ['作者 魏晴', ['魏晴']],
  ['本刊记者/魏晴', ['魏晴']],
  ['本刊特约撰稿/魏晴', ['魏晴']],
  ['文 魏晴', ['魏晴']],
  ['文 / 魏晴 图 / 罗建', ['魏晴']],
  ['图/文 魏晴', ['魏晴']],
  ['主笔/魏晴', ['魏晴']],
  ['主笔 | 魏晴', ['魏晴']],
  ['整理/魏晴', []],
  ['策划/魏晴 执行/罗建', []],
  ['记者 魏晴 编辑 罗建 校对 赵敏 审核 李强', ['魏晴']],
  ['来源：小镇日报 作者：魏晴 编辑：罗建', ['魏晴']],
  ['2024-05-18 09:30 来源：小镇日报 记者：魏晴', ['魏晴']],
  ['首发 2024-05-18 作者 | 魏晴', ['魏晴']],
  ['记者 魏晴报道', ['魏晴']],
  ['本报记者魏晴罗建报道', ['魏晴', '罗建']],
  ['中新社记者 魏晴', ['魏晴']],
  ['新华社记者魏晴、罗建', ['魏晴', '罗建']],
  ['（记者魏晴 摄影记者 罗建）', ['魏晴']],
  ['本报记者 魏晴 才让卓玛', ['魏晴', '才让卓玛']],
  ['记者 乌云其木格 巴特尔 文/图', ['乌云其木格', '巴特尔']],
  ['本报记者 古丽娜尔·买买提', ['古丽娜尔·买买提']],
  ['（扎西德勒）', []],
  ['社會中心／魏晴報導', ['魏晴']],
  ['社會中心／魏晴、羅建 潭口市報導', ['魏晴', '羅建']],
  ['國際中心魏晴／綜合報導', ['魏晴']],
  ['生活中心／綜合報導', []],
  ['國際中心／編譯魏晴報導', ['魏晴']],
  ['潭口新聞網／魏晴報導', ['魏晴']],
  ['網搜小組／潭口報導', []],
  ['记者·魏晴', ['魏晴']],
  ['（作者魏晴系河西大学教授）', ['魏晴']],
  ['（作者魏晴，河西大学教授）', ['魏晴']],
  ['（本文作者魏晴为河西大学教授）', ['魏晴']],
  ['作者魏晴系河西大学教授', ['魏晴']],
  ['本文作者魏晴现任河西大学教授', ['魏晴']],
  ['（作者魏晴，河西大学历史系教授，住在潭口）', ['魏晴']],
  ['（作者何晴系河西大学中文系学生）', ['何晴']],
  ['（作者罗建是潭口人，本文作者魏晴）', ['魏晴']],
  ['（作者罗建是河西大学教授，本文作者魏晴）', ['魏晴']],
  ['作者罗建是潭口人', []],
  ['作者罗建现为河西大学教授', []],
  ['（作者罗建，他在潭口住过三年）', []],
  ['作者文笔是极好的', []],
  ['（作者高中是在河西大学附属中学念的）', []],
  ['（作者祖父是河西大学教授）', []],
  ['（作者周末，常去河西大学）', []],
  ['（作者童年，在潭口度过）', []],
  ['（作者全家是医生）', []],
  ['（作者许多年后，当了教授）', []],
  ['（作者和编者均系河西大学教授）', []],
  ['（魏晴 作者系河西大学教授）', ['魏晴']],
  ['（作者系河西大学教授魏晴）', ['魏晴']],
  ['（作者系河西大学教授）', []],
  ['（作者高兴，读者也高兴）', []],
  ['（作者都是渔民）', []],
  ['（作者为何沉默）', []],
  ['文/图 魏晴', ['魏晴']],
  ['（执笔人：魏晴）', ['魏晴']],
  ['主讲人：魏晴', ['魏晴']],
  ['河声网 | 魏晴 综合报道 发布 2026.03.04', ['魏晴']],
  ['魏晴 罗建 《河声日报》（2026年03月04日 第06版）', ['魏晴', '罗建']],
  ['原创 魏晴 河声观察 2026-03-04 08:15', ['魏晴']],
  ['（记者魏晴、罗建参与采写）', []],
  ['文・魏晴', ['魏晴']],
  ['魏晴/文|联合早报', ['魏晴']],
  ['魏晴／文｜小镇晚报', ['魏晴']],
  ['魏晴/文 | 小镇新闻', ['魏晴']],
  ['魏晴／圖文｜小鎮週刊社', ['魏晴']],
  ['采访/文｜魏晴', ['魏晴']],
  ['摄影/文 | 魏晴', ['魏晴']],
  ['文|小镇晚报 魏晴', ['魏晴']],
  ['作者：魏晴，自由撰稿人，写过三年菜谱，养一只猫。', ['魏晴']],
  ['作者：魏晴，插画师', ['魏晴']],
  ['作者：魏晴，程序员', ['魏晴']],
  ['作者：魏晴，编剧，现居潭口', ['魏晴']],
  ['作者：魏晴，诗人', ['魏晴']],
  ['作者：魏晴，独立音乐人', ['魏晴']],
  ['作者：魏晴，全职妈妈', ['魏晴']],
  ['作者：魏晴，养猫人', ['魏晴']],
  ['作者：魏晴，退休工人', ['魏晴']],
  ['作者：魏晴，签约作者', ['魏晴']],
  ['作者：魏晴，纪录片导演', ['魏晴']],
  ['作者：魏晴，罗建', ['魏晴', '罗建']],
  ['作者：魏晴、养蜂', ['魏晴', '养蜂']],
  ['作者：阿飞，小林', ['阿飞', '小林']],
  ['文/老树，青禾', ['老树', '青禾']],
  ['文：魏晴，冰心', ['魏晴', '冰心']],
  ['作者：魏晴，老兵', ['魏晴']],
  ['作者：阿飞，画家', ['阿飞']],
  ['作者：阿飞，现居潭口', ['阿飞']],
  ['作者：阿飞，北漂', ['阿飞']],
  ['作者：阿飞，宝妈，爱写字', ['阿飞']],
  ['作者：阿飞，不写诗', ['阿飞']],
  ['作者：常驻外地的猫', ['常驻外地的猫']],
  ['作者：卖货郎中', ['卖货郎中']],
  ['作者：单身妈妈日记', ['单身妈妈日记']],
  ['作者：常住春', ['常住春']],
  ['江南水乡/文｜小镇日报', ['小镇日报']],
  ['欧阳青禾/文｜小镇日报', ['欧阳青禾']],
  ['作者：魏晴，时评人', ['魏晴']],
  ['作者：魏晴，常驻巴黎', ['魏晴']],
  ['作者：魏晴，单身，养猫', ['魏晴']],
  ['作者：魏晴，江湖郎中', ['魏晴']],
  ['魏晴、罗建/文|联合早报', ['魏晴', '罗建']],
  ['魏晴 罗建／文｜小镇晚报', ['魏晴', '罗建']],
  ['魏晴 文 | 联合早报', ['魏晴']],
  ['摄影 文 | 联合早报', ['联合早报']],
  ['文·图', []],
  ['（乌鲁木齐）', []],
  ['（赛力斯）', []],
  ['（那日本）', []],
  ['（马来西亚）', []],
  ['（阿里巴巴）', []],
  ['（麦田）', []],
];

const HAN_PARAGRAPHS: readonly Case[] = [
  ['本报讯（记者魏晴 小镇消防）昨夜，码头起火。', ['魏晴']],
  ['本报讯（记者魏晴 街道办）昨日，街上停水。', ['魏晴']],
  ['本报讯（记者魏晴 老街夜话）昨日，街上停水。', ['魏晴']],
  ['本报讯（记者魏晴 首发）昨日，街上停水。', ['魏晴']],
  ['本报讯（记者魏晴 系列报道）昨日，街上停水。', ['魏晴']],
  ['本报讯（记者魏晴 连续报道之三）昨日，街上停水。', ['魏晴']],
  ['本报讯（记者魏晴 努尔苏丹）昨日，街上停水。', ['魏晴']],
  ['本报讯（记者魏晴、才让措）昨日，街上停水。', ['魏晴', '才让措']],
  ['本报讯（记者麦子晴、逄小满 通讯员 邝文）昨日，街上停水。', ['麦子晴', '逄小满', '邝文']],
  ['本报讯（记者 麦晴）昨日，街上停水。', ['麦晴']],
  ['新华社杭州5月5日电（记者 邵卿、何雨桐）一张清代的竹纸，厚度只有零点零五毫米。', ['邵卿', '何雨桐']],
  ['中新网上海5月4日电 (王芳)上海今天宣布。', ['王芳']],
  ['本报讯（记者 王芳 通讯员 李强）昨日，市民反映。', ['王芳', '李强']],
  ['中新社北京5月4日电 题：老街', []],
  ['【环球时报记者 王芳】日本今天宣布。', ['王芳']],
  ['记者王芳报道：今天的比赛。', ['王芳']],
  ['记者王芳看到，这里人很多。', []],
  ['据记者王芳报道，今天的比赛。', []],
  ['他说完就走了。（记者王芳）', ['王芳']],
  ['他说完就走了。（王芳系化名）', []],
  ['他说完就走了。（作者：王芳）', ['王芳']],
  ['他告诉记者王芳，今天不来。', []],
  ['【小镇日报2024年5月18日】（小镇日报记者林一采访报导）今天。', ['林一']],
  ['（中央社記者王芳台北4日電）今天宣布。', ['王芳']],
  ['〔記者王芳／台北報導〕今天宣布。', ['王芳']],
  ...[
    '（河聲社記者林佑蓁潭口12日電）渡輪今天靠岸。',
    '（河聲社記者林佑蓁潭口縣12日電）渡輪今天靠岸。',
    '（河聲社記者林佑蓁新南威爾斯12日專電）渡輪今天靠岸。',
    '（河聲社記者林佑蓁潭口5月12日電）渡輪今天靠岸。',
    '（河聲社記者林佑蓁潭口十二日電）渡輪今天靠岸。',
    '河聲社記者林佑蓁潭口12日電，渡輪今天靠岸。',
    '（河聲社潭口特派員林佑蓁12日專電）渡輪今天靠岸。',
    '（河聲報記者林佑蓁潭口特派）渡輪今天靠岸。',
    '【本報記者林佑蓁潭口報導】渡輪今天靠岸。',
    '【河聲報訊】記者林佑蓁報道：渡輪今天靠岸。',
  ].map((text): Case => [text, ['林佑蓁']]),
  ['（河聲社記者林佑蓁、陳大文潭口12日電）渡輪今天靠岸。', ['林佑蓁', '陳大文']],
  ['（河聲社記者方明潭口12日電）渡輪今天靠岸。', ['方明']],
  ['（河声社记者方明石家庄报道）渡轮今天靠岸。', ['方明']],
  ['（河声社记者方明连云港12日电）渡轮今天靠岸。', ['方明']],
  ['（河声社记者方明连续报道）渡轮今天靠岸。', ['方明']],
  ['（河声社记者方明王小芳报道）渡轮今天靠岸。', []],
  ['（河聲社記者歐陽若水潭口縣12日電）渡輪今天靠岸。', ['歐陽若水']],
  ['（记者扎西卓玛报道）渡轮今天靠岸。', ['扎西卓玛']],
  ['（河聲社潭口12日電）渡輪今天靠岸。', []],
  ['（河聲社潭口12日綜合外電報導）渡輪今天靠岸。', []],
  ['（记者从镇政府12日电话采访中获悉）渡轮今天靠岸。', []],
  ['[记者 王芳 报道] 今天宣布。', ['王芳']],
  ['河声社南岭5月6日电（记者王芳、才让措）清晨六点，渡轮靠岸。', ['王芳', '才让措']],
  ['河声社南岭5月6日电（记者朝格吉乐、王芳）渡轮靠岸。', ['朝格吉乐', '王芳']],
  ['河声社南岭5月6日电（记者王芳、蒙赫达赉）渡轮靠岸。', ['王芳', '蒙赫达赉']],
  ['本报南岭5月6日讯（记者 晓勇 次旦卓嘎 实习生 白玛央措）渡轮靠岸。', ['晓勇', '次旦卓嘎', '白玛央措']],
  ['河声网-河声日报讯（记者阿依古丽·吐尔逊 通讯员艾力江报道）渡轮靠岸。', ['阿依古丽·吐尔逊', '艾力江']],
  ['本报讯（河声日报全媒体记者晓勇 河声日报社全媒体记者王芳）渡轮靠岸。', ['晓勇', '王芳']],
  ['河声在线报道（记者 王芳）：渡轮靠岸。', ['王芳']],
  ['她笑着说。（河声社记者王芳、才让措）', ['王芳', '才让措']],
  ['本报记者古丽娜尔4日电 渡轮今天靠岸。', ['古丽娜尔']],
  ['（河聲社記者古丽娜尔潭口4日電）渡輪今天靠岸。', ['古丽娜尔']],
  ['（河声社记者古丽娜尔乌鲁木齐4日电）渡轮今天靠岸。', ['古丽娜尔']],
  ['（河声社记者苏日高娃报道）渡轮今天靠岸。', ['苏日高娃']],
  ['（河声社记者乌力吉图摄影报道）渡轮今天靠岸。', ['乌力吉图']],
  ['本报讯（实习生 魏晴 河声报·河声网记者 罗建）渡轮靠岸。', ['魏晴', '罗建']],
  ['本报5月6日讯 （记者 那仁朝克图 魏晴）渡轮靠岸。', ['那仁朝克图', '魏晴']],
  ['本报讯（记者手记）渡轮靠岸。', []],
  ['本报讯（记者走访）渡轮靠岸。', []],
  ['本报讯（记者王芳 走访码头）渡轮靠岸。', ['王芳']],
  ['本报讯（通讯员供稿）渡轮靠岸。', []],
  ['本报讯（记者王芳、实地查看）渡轮靠岸。', ['王芳']],
  ['有媒体报道（见下文），渡轮靠岸。', []],
  ['他笑着说。（记者、编辑和司机都笑了）', []],
];

const LATIN_LINES: readonly Case[] = [
  ['By Ruth Quill', ['Ruth Quill']],
  ['BY RUTH QUILL', ['Ruth Quill']],
  ['By J. K. Rowling', ['J. K. Rowling']],
  ['By J.R.R. Tolkien', ['J.R.R. Tolkien']],
  ['By Ruth Quill and Ann Ames', ['Ruth Quill', 'Ann Ames']],
  ['By Ruth Quill, Ann Ames and Bo Bell', ['Ruth Quill', 'Ann Ames', 'Bo Bell']],
  ['By Ruth Quill, Ann Ames, & Bo Bell', ['Ruth Quill', 'Ann Ames', 'Bo Bell']],
  ['Words by Ludwig van der Berg', ['Ludwig van der Berg']],
  ['By Ursula von der Leyen', ['Ursula von der Leyen']],
  ['By Khalid bin Rashid', ['Khalid bin Rashid']],
  ["By Siobhán O'Brien", ["Siobhán O'Brien"]],
  ['By Jean-Luc d’Arc', ['Jean-Luc d’Arc']],
  ['By Dr. Ruth Quill', ['Dr. Ruth Quill']],
  ['Written by Ruth Quill | May 18, 2024', ['Ruth Quill']],
  ['By Ruth Quill on May 18, 2024', ['Ruth Quill']],
  ['By Ruth Quill in Berlin', ['Ruth Quill']],
  ['By Ruth Quill, Science correspondent', ['Ruth Quill']],
  ['Posted on September 21, 2020 by Adi Tzlil', ['Adi Tzlil']],
  ['Created in March 03, 2026 by Ruth Quill , last updated in March 09, 2026 • 7 min read', ['Ruth Quill']],
  ['Story by Ruth Quill — Photos by Bo Bell', ['Ruth Quill']],
  ['Von Jörg Müller', ['Jörg Müller']],
  ['von Anna-Lena Groß und Jörg Müller', ['Anna-Lena Groß', 'Jörg Müller']],
  ['Ein Interview von Jörg Müller', ['Jörg Müller']],
  ['Text: Jörg Müller', ['Jörg Müller']],
  ['Par Hélène de La Tour', ['Hélène de La Tour']],
  ['Par Hélène Duval et Éric Blanc', ['Hélène Duval', 'Éric Blanc']],
  ['Texte : Hélène Duval', ['Hélène Duval']],
  ['Por María del Carmen Ruiz', ['María del Carmen Ruiz']],
  ['Por José Ortega y Gasset', ['José Ortega y Gasset']],
  ['Por Ana Pérez y Luis Gómez', ['Ana Pérez', 'Luis Gómez']],
  ['Di Mario Rossi', ['Mario Rossi']],
  ['di Mario Rossi e Carla De Luca', ['Mario Rossi', 'Carla De Luca']],
  ['Testo: Mario Rossi', ['Mario Rossi']],
  ['Por João dos Santos', ['João dos Santos']],
  ['Por João Silva e Rita Dias', ['João Silva', 'Rita Dias']],
  ['By the time the ferry came, it was dark.', []],
  ['By Friday night', []],
  ['Von Januar an', []],
  ['By The Numbers', []],
  ['Par ailleurs', []],
  ['Por ejemplo', []],
  ['By Thursday the harbour had woken.', []],
];

const FIELDS: readonly Case[] = [
  ['By Ruth Quill, Senior Reporter', ['Ruth Quill']],
  ['Ruth Quill, PhD', ['Ruth Quill']],
  [', par Ruth Quill', ['Ruth Quill']],
  ['name, email@example.org', []],
  ['Your Name', []],
  ['Ruth Quill, Berlin', ['Ruth Quill']],
  ['Ruth Quill <ruth@courier.example>', ['Ruth Quill']],
  ['Ruth Quill (@ruthq)', ['Ruth Quill']],
  ['Ruth Quill · 5 min read', ['Ruth Quill']],
  ['Robert Bell Jr.', ['Robert Bell Jr.']],
  ['Robert Bell, Jr.', ['Robert Bell Jr.']],
  ['Prof. Dr. Jörg Müller', ['Prof. Dr. Jörg Müller']],
  ['Ann Ames; Bo Bell', ['Ann Ames', 'Bo Bell']],
  ['Christian Seiler Illustration von Markus Roost', ['Christian Seiler']],
  ['admin', []],
  ['admin_zjj', []],
  ['The Editors', []],
  ['Redaktion', []],
  ['user1234', []],
  ['https://courier.example/staff/ruth', []],
  ['5 min read', []],
  ['courier.example.com', []],
  ['Wexley Courier', []],
];

describe('a Chinese line', () => {
  it.each(HAN_LINES)('%s', (line, names) => {
    expect(namesInHanLine(line)).toEqual(names);
  });
});

describe('a Chinese paragraph', () => {
  it.each(HAN_PARAGRAPHS)('%s', (paragraph, names) => {
    expect(namesInHanParagraph(paragraph)).toEqual(names);
  });
});

describe('a line of Latin script', () => {
  it.each(LATIN_LINES)('%s', (line, names) => {
    expect(namesInLatinLine(line, line.length)).toEqual(names);
  });
});

describe("an author's field", () => {
  it.each(FIELDS)('%s', (text, names) => {
    expect(splitNames(text, 'Wexley Courier')).toEqual(names);
  });

  it.each<Case>([
    ['KIM Min-ji, LEE Soo-jin, CHOI Ha-na', ['KIM Min-ji', 'LEE Soo-jin', 'CHOI Ha-na']],
    ['By KIM Min-ji and LEE Soo-jin', ['KIM Min-ji', 'LEE Soo-jin']],
    ['Mei Lin, WANG Fang', ['Mei Lin', 'WANG Fang']],
    ['Nguyen Van An, TRAN Thi Bich, LE Minh', ['Nguyen Van An', 'TRAN Thi Bich', 'LE Minh']],
    ['Ute Brandl, ARD Rom', ['Ute Brandl']],
  ])('keeps surnames in capitals and leaves out stations: %s', (text, names) => {
    expect(splitNames(text, undefined)).toEqual(names);
  });
});

describe('a page', () => {
  const bylineOf = (html: string) => extractArticle(html, 'https://courier.example/ferry').article?.byline;
  const english = (line: string, head = '') => page(`${line}${paragraphs(PROSE)}`, { head, title: 'The ferry' });
  const chinese = (top: string, bottom = '', head = '') =>
    page(`${top}${paragraphs(ZH_PROSE)}${bottom}`, { lang: 'zh-CN', title: '电动渡轮抵达小镇', head });

  it.each([
    [
      'authors in a list whose labels only screen readers hear',
      english(
        '<ul><li><p>Author, Ann Ames</p><p>Role, Courier News</p></li><li><p>Author, Bo Bell</p><p>Role, Courier News</p></li><li>Reporting from, Wexley</li></ul>',
      ),
      'Ann Ames, Bo Bell',
    ],
    [
      'a person beside the agencies',
      english(
        '<p class="byline">By <a rel="author">Ann Ames</a> and <a rel="author">News Agencies</a></p>',
        '<meta name="author" content="Ann Ames">',
      ),
      'Ann Ames',
    ],
    [
      'who stands beside the portrait, near the day',
      english(
        '<div><img src="a.png" alt="Photo of Ann Ames"><p>Ann Ames</p><p>Head of Research</p><p>May 14, 2025</p></div>',
      ),
      'Ann Ames',
    ],
    ['no place below its picture', english('<div><img src="a.png" alt="Low Hythe"><p>Low Hythe</p></div>'), undefined],
    [
      'no author in what is only called so',
      english('<ul><li>Author, translator and ferryman</li><li>Author, BBC News</li></ul>'),
      undefined,
    ],
    [
      'authors in several links',
      english('<p class="byline">By <a href="/authors/a">Ann Ames</a> and <a href="/authors/b">Bo Bell</a></p>'),
      'Ann Ames, Bo Bell',
    ],
    [
      'authors in several elements',
      english('<div><span class="author">Ann Ames</span><span class="author">Bo Bell</span></div>'),
      'Ann Ames, Bo Bell',
    ],
    [
      'more authors than the metadata names',
      english(
        '<p class="byline"><a rel="author" href="/a">Ann Ames</a>, <a rel="author" href="/b">Bo Bell</a></p>',
        '<meta name="author" content="Ann Ames">',
      ),
      'Ann Ames, Bo Bell',
    ],
    [
      'citation_author',
      english('', '<meta name="citation_author" content="Ames, Ann"><meta name="citation_author" content="Bell, Bo">'),
      'Ann Ames, Bo Bell',
    ],
    [
      'citation_authors',
      english('', '<meta name="citation_authors" content="Ames, Ann; Bell, Bo">'),
      'Ann Ames, Bo Bell',
    ],
    [
      'an array of JSON-LD',
      english(
        '',
        '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ann Ames"},{"@type":"Person","name":"Bo Bell"}]}</script>',
      ),
      'Ann Ames, Bo Bell',
    ],
    [
      'a name and a post below it',
      english('<div class="author"><a href="/a">Ann Ames</a><p>Science editor</p></div>'),
      'Ann Ames',
    ],
    [
      'a label glued to the name',
      english('<div data-testid="byline"><span>By</span><a href="/a">Ann Ames</a></div>'),
      'Ann Ames',
    ],
    [
      'data of a page drawn by script',
      english(
        '',
        '<script type="application/json" id="__NEXT_DATA__">{"props":{"post":{"title":"The ferry","author":{"name":"Ann Ames"}},"next":{"title":"Other","author":"Bo Bell"}}}</script>',
      ),
      'Ann Ames',
    ],
    ['a reporter above the text', chinese('<div>本报记者 旦 增 赵晓岚</div>'), '旦增, 赵晓岚'],
    ['a signature below the text', chinese('', '<p>（文/苏航）</p><div>责任编辑：柳青</div>'), '苏航'],
    [
      'a signature in metadata that names the site',
      chinese('<p>作者 | 陈楚</p>', '', '<meta name="author" content="网易">'),
      '陈楚',
    ],
    [
      'a name and a post in a box',
      chinese('<ul class="author-intro"><li><h4><a href="/w">王文</a></h4><span>大学教授</span></li></ul>'),
      '王文',
    ],
    [
      'the account that a script names and the page shows',
      chinese('<p><a class="profile-name">灯塔看守人</a></p>', '<script>var nickName = "灯塔看守人";</script>'),
      '灯塔看守人',
    ],
    ['the account above the text', chinese('<div><a href="/u/9f8e7d6c">半山听雨</a></div>'), '半山听雨'],
  ])('%s', (_, html, byline) => {
    expect(bylineOf(html)).toBe(byline);
  });

  it.each([
    ['the source', chinese('<p>来源：小镇日报</p>')],
    ["the site's name in metadata", chinese('', '', '<meta name="author" content="小镇新闻网">')],
    ["a database's account", chinese('', '', '<meta name="Author" content="admin_zjj">')],
    [
      'an account to which a sentence links',
      chinese(
        '<p>渡轮停靠老煤码头的那一天，镇里得到<a href="http://weibo.example/u/518636">听潮锁业</a>的大力赞助，岸边挤满了来看热闹的人。</p>',
      ),
    ],
    ['an editor', chinese('', '<p>编辑：柳青　校对：王芳</p>')],
    ['a photographer', chinese('', '<p>渡轮靠岸。本报记者 王芳 摄</p>')],
    [
      'the author of another article',
      chinese('', '<div class="feed-card"><a href="/2">旧桥</a><div class="card-author">不吃香菜 44评论</div></div>'),
    ],
    ['what a reporter did', chinese('<p>记者联系采访</p>')],
  ])('does not name %s', (_, html) => {
    expect(bylineOf(html)).toBeUndefined();
  });

  it.each([
    ['a forum', 'mosswood_anna', 'mosswood_anna'],
    ['an office', 'web_editor', undefined],
  ])('signs with the account of %s', (_, account, byline) => {
    const author = `<p><span itemprop="author"><b itemprop="name">${account}</b></span></p>`;
    const html = `<article><h1>The ferry</h1>${author}${paragraphs(PROSE)}</article>`;
    expect(bylineOf(html)).toBe(byline);
  });
});

describe('what a link or a button says', () => {
  const bylineOf = (html: string) => extractArticle(html, 'https://courier.example/a').article?.byline;

  it.each(['Email', 'E-mail', 'Print', 'Facebook', 'Share', 'Telefon', 'Courriel'])('is no name: %s', (label) => {
    const author = `<p class="byline"><a class="author">${label}</a></p>`;
    expect(bylineOf(`<article><h1>The ferry</h1>${author}${paragraphs(PROSE)}</article>`)).toBeUndefined();
    expect(namesInLatinLine(`By ${label}`, 10)).toEqual([]);
    expect(namesInLatinLine(`${label} press@ferry.example`, 40)).toEqual([]);
  });

  it.each(['Gift', 'More', 'Link', 'Pocket', 'Tel', 'Mail', 'Print'])('is a name in the metadata: %s', (name) => {
    const data = JSON.stringify({ '@type': 'NewsArticle', author: { '@type': 'Person', name } });
    for (const head of [
      `<script type="application/ld+json">${data}</script>`,
      `<meta name="author" content="${name}">`,
    ])
      expect(bylineOf(page(paragraphs(PROSE), { head }))).toBe(name);
  });

  it('is a name behind By where people are called so', () => {
    expect(namesInLatinLine('By More', 7)).toEqual(['More']);
  });

  it.each(['Ann Share', 'Bo Print', 'Cy Link', 'Xavier', 'Mail Ames'])('is not %s', (name) => {
    expect(splitNames(name, undefined)).toEqual([name]);
  });
});

describe('the one author of the data', () => {
  it.each([['Bo Bell'], ['张伟'], ['李娜']])('is named with all whom an English byline names: %s', (name) => {
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', author: { '@type': 'Person', name } })}</script>`;
    const byline =
      '<p class="byline">By <a rel="author">Bo Bell</a>, <a rel="author">李娜</a> and <a rel="author">张伟</a></p>';
    const { article } = extractArticle(page(byline + paragraphs(PROSE), { head }), 'https://courier.example/a');
    expect(article?.byline).toBe('Bo Bell, 李娜, 张伟');
  });
});

describe('an author in a list beside the day', () => {
  const list = '<ul class="meta"><li class="author">Bo Bell</li><li class="date">3 March 2025</li></ul>';
  const read = (body: string) => extractArticle(page(body), 'https://courier.example/1').article?.byline;
  const card = `<div class="more"><h3><a href="/b">The bridge of Wexley opens</a></h3>${list}</div>`;

  it('is named below the title', () => expect(read(`<h1>The pier</h1>${list}${paragraphs(PROSE)}`)).toBe('Bo Bell'));

  it.each([
    ['a teaser above the text', card + paragraphs(PROSE)],
    ['a teaser below it', paragraphs(PROSE) + card],
    ['a comment', `<h1>The pier</h1>${paragraphs(PROSE)}<div class="thread">${list}<p>I never liked it.</p></div>`],
  ])('is nobody in %s', (_, body) => expect(read(body)).toBeUndefined());
});

describe('a sentence in an author’s element', () => {
  it.each([
    'So wrote the harbour master in the spring of that year, and then he left the town',
    'What the council answered in June',
  ])('names nobody: %s', (line) => {
    const quoted = `<blockquote><p>They never leaked.</p></blockquote><p class="author">${line}</p>`;
    expect(
      extractArticle(page(paragraphs(PROSE) + quoted), 'https://courier.example/1').article?.byline,
    ).toBeUndefined();
  });
});

describe('a credit below the text', () => {
  const head =
    '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Courier"}}</script>';
  const read = (below: string) => {
    const { article } = extractArticle(page(paragraphs(PROSE) + below, { head }), 'https://courier.example/1');
    return [article?.byline, article?.blocks.filter(({ kind }) => kind === 'paragraph').length];
  };

  it.each([
    ['<div class="Note-module_root"><p class="Note-module_note_credit__i">Лидия Озерова</p></div>', 'Лидия Озерова'],
    ['<p class="story-credit">Ann Ames and Bo Bell</p>', 'Ann Ames, Bo Bell'],
  ])('names the authors where the data name a house: %s', (below, names) => {
    expect(read(below)).toEqual([names, PROSE.length]);
  });

  it.each([
    '<figure><img src="/a.jpg"><figcaption class="credit">Ann Ames</figcaption></figure>',
    '<div class="photo"><p class="credit">Ann Ames</p></div>',
    '<div class="MediaCaption-root"><p class="credit">Ann Ames</p></div>',
    '<p class="credit">Getty Images</p>',
    ...['Wikimedia Commons', 'Agence France', 'Deutsche Presse', 'Royal Library', 'Wexley City Council'].map(
      (house) => `<p class="credit">${house}</p>`,
    ),
    '<p class="credit">Illustration Bo Bell</p>',
    '<div class="quotes"><p>They never leaked.</p><p class="name">Bo Bell</p></div>',
    '<p class="credit">The pier at Wexley</p>',
  ])('of a picture or a house names nobody: %s', (below) => {
    expect(read(below)[0]).toBeUndefined();
  });
});

describe('the foot of a header', () => {
  const foot =
    '<footer class="meta"><h4 class="author-name"><a href="/author/ann/">Ann Ames</a>, <a href="/author/bo/">Bo Bell</a></h4><time datetime="2025-03-14">Mar 14, 2025</time></footer>';
  const ofOne =
    '<script type="application/ld+json">{"@type":"Article","author":{"@type":"Person","name":"Ann Ames"}}</script>';
  const read = (body: string, head: string) =>
    extractArticle(page(body, { head }), 'https://courier.example/1').article?.byline;

  it('names the authors, whom the data may not all name', () => {
    const head = `<header><p>Harbour</p>${foot}</header>`;
    expect(read(head + paragraphs(PROSE), '')).toBe('Ann Ames, Bo Bell');
    expect(read(head + paragraphs(PROSE), ofOne)).toBe('Ann Ames, Bo Bell');
  });

  it('names nobody where the header does, or what files the article', () => {
    const signed =
      '<header><p class="byline">By <a rel="author">Bo Bell</a></p><footer><a rel="author">Cy Cole</a></footer></header>';
    expect(read(signed + paragraphs(PROSE), '')).toBe('Bo Bell');
    const filed = '<header><footer class="meta">Posted in <a rel="author" href="/x">Winter Desk</a></footer></header>';
    expect(read(filed + paragraphs(PROSE), '')).toBeUndefined();
  });

  it('is told from that of another article’s card', () => {
    expect(read(`${paragraphs(PROSE)}<article><h3>Other</h3>${foot}</article>`, '')).toBeUndefined();
  });
});

describe('credits in a box of their own', () => {
  it.each([
    ['Автор: Лидия Озерова', 'Редактор: Тимур Лодкин', 'Лидия Озерова'],
    ['Text: Ute Brandl', 'Redaktion: Gregor Ahl', 'Ute Brandl'],
    ['Photo: Ute Brandl', 'Editor: Gregor Ahl', undefined],
  ])('name the writer: %s', (first, second, name) => {
    const box = `<div class="note-credit"><p>${first}</p><p>${second}</p></div>`;
    expect(extractArticle(page(paragraphs(PROSE) + box), 'https://courier.example/1').article?.byline).toBe(name);
  });
});

describe('letters in place of a name', () => {
  const last = (line: string) => {
    const html = page(`<p class="byline">By <a rel="author">Jonas Wiedekamp</a></p>${paragraphs(PROSE)}<p>${line}</p>`);
    return extractArticle(html, 'https://courier.example/1').article?.blocks.at(-1);
  };
  it.each(['jwi', '(rql)', '(tvk, mfr)', 'tvk/jwi', 'jwi, ana, mfr', '(rql, tho)'])(
    'are not read below the text: %s',
    (line) => expect(last(line)).toMatchObject({ text: PROSE.at(-1) }),
  );
  const words = [
    'ja, ja',
    'no, no, no',
    'tick, tock',
    'ha/ha',
    'psst, hm',
    'brr, grr',
    'now, then',
    'da, da',
    'sur, sud',
    'css, html',
    'tcp/ip',
    'cd, ls, rm',
    'sch, str, spr',
  ];
  it.each(['ja', '(sic)', '(sigh)', '(lol)', ...words])('are none of a word: %s', (line) =>
    expect(last(line)).toMatchObject({ text: line }),
  );
});

describe('a credit for a picture', () => {
  const byline = (html: string) =>
    extractArticle(page(html + paragraphs(PROSE)), 'https://a.example/b').article?.byline;
  const authors = '<p class="author">Ruth Quill</p>';

  it.each([
    '<div class="article__main-image__author">Jonas Feld</div>',
    '<div class="author">Фото: Йонас Фельд / Гавань</div>',
    '<div class="byline">Photo: Jonas Feld</div>',
    '<div class="byline">Photographs by Jonas Feld</div>',
    '<span class="author">Foto: Jonas Feld</span>',
    '<span class="autor">Bild: Jonas Feld</span>',
    '<span class="auteur">Crédit photo : Jonas Feld</span>',
    '<span class="autor">Imagen: Jonas Feld</span>',
    '<span class="author">© Jonas Feld</span>',
    '<span class="author">摄影：林秀芝</span>',
    '<figure><img src="/a.jpg"><figcaption>The quay <span class="author">Jonas Feld</span></figcaption></figure>',
    '<figure><img src="/a.jpg"><figcaption><a href="/author/feld">Jonas Feld</a></figcaption></figure>',
  ])('names no author of the article: %s', (credit) => {
    expect(byline(credit)).toBeUndefined();
    expect(byline(credit + authors)).toBe('Ruth Quill');
  });

  it.each([
    '<div class="byline">Photos and text by Ruth Quill</div>',
    '<div class="byline">Text und Fotos: Ruth Quill</div>',
    '<div class="byline">Texto y fotos de Ruth Quill</div>',
    '<figure class="author-photo"><img src="/r.jpg"><figcaption class="author">Ruth Quill</figcaption></figure>',
    '<div class="byline"><span class="author">Ruth Quill</span> <span>Photo: Jonas Feld</span></div>',
  ])('is no line that names the writer, too: %s', (line) => {
    expect(byline(line)).toBe('Ruth Quill');
  });
});

describe('the station of a reporter', () => {
  it.each([
    '<div class="byline"><span>Ann Ames</span> <span>From</span> <a href="/w">WVNB Public Radio</a></div>',
    '<div class="byline"><p class="byline__name">Ann Ames</p><p>From <a href="/w">WVNB Public Radio</a></p></div>',
    '<div class="byline"><span>Ann Ames</span> <span>Heard on</span> <a href="/m">All Things Considered</a></div>',
    '<p class="byline">By Ann Ames, From WVNB</p>',
    '<p>Heard on Morning Edition</p><p>By Ann Ames</p>',
    '<div><p>From</p><a href="/w">WVNB</a><p>By Ann Ames</p></div>',
  ])('stands in no name and is not read, nor is the programme: %s', (line) => {
    const { article } = extractArticle(page(line + paragraphs(PROSE)), 'https://example.org/a');
    expect([article?.byline, article?.blocks.length]).toEqual(['Ann Ames', PROSE.length]);
  });

  it.each(['Per From Andersson', 'Anna From Skarn'])('is no part of a name that has the word: %s', (name) => {
    const html = page(`<p class="byline">By ${name}</p>${paragraphs(PROSE)}`);
    expect(extractArticle(html, 'https://example.org/a').article?.byline).toBe(name);
  });
});

describe('the handle of an account', () => {
  const read = (body: string, name = 'ingrid') => {
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'DiscussionForumPosting', author: { '@type': 'Person', name } })}</script>`;
    return extractArticle(page(body + paragraphs(PROSE), { head }), 'https://courier.example/1').article?.byline;
  };

  it.each([
    '<span class="full-name"><a href="/u/ingrid">Ingrid Sollie</a></span><span><a href="/u/ingrid">ingrid</a></span>',
    '<span class="full-name"><a href="/u/ingrid">Bo Sollie</a></span>',
    '<a href="https://forum.example/users/Ingrid/">Ingrid Sollie</a>',
    '<a class="p-name" href="https://social.example/@ingrid">Ingrid van der Sollie</a>',
    '<a class="display-name" href="/ingrid?tab=posts">Ingrid Sollie</a>',
    '<a rel="author" href="/ingrid">Ingrid Sollie</a>',
    '<span class="byline">By <a href="/@ingrid">Ingrid Sollie</a></span>',
    '<span><a href="/u/ingrid"><b>ingrid</b></a> (Ingrid Sollie)</span>',
  ])('gives way to the name of its owner: %s', (line) => {
    expect(read(line)).toMatch(/^(?:Ingrid|Bo) (?:van der )?Sollie$/);
  });

  it.each([
    ['jsmith', '/u/jsmith'],
    ['john.smith', '/people/john.smith'],
    ['johnsm', '/staff/johnsm'],
    ['johnsmith42', '/writers/johnsmith42'],
  ])('gives way to a name that it is made of: %s', (handle, href) =>
    expect(read(`<a href="${href}">John Smith</a>`, handle)).toBe('John Smith'),
  );

  it.each([
    ['mary', '<a href="/mary">Mary Celeste</a>'],
    ['mary', '<a href="/people/mary">Mary Celeste</a>'],
    ['marycruz', '<a href="/u/marycruz">Mary Celeste</a>'],
    ['prince', '<a href="https://prince.example/prince">Prince Rogers Nelson</a>'],
    ['Prince', '<a href="/u/prince">Prince Rogers Nelson</a>'],
    ['hull', '<nav><a href="/hull">Hull City</a></nav>'],
    ['hull', '<li class="team-name"><a href="/hull">Hull City</a></li>'],
    ['culture', '<a href="/culture">Culture Desk</a>'],
    ['culture', '<a href="/authors/culture">Culture Desk</a>'],
    ['rust', '<a href="/rust">Rust Foundation</a>'],
    ['rust', '<a class="author-name" href="https://hub.example/rust">Rust Foundation</a>'],
    ['alex', '<p>The tool was made by <a href="https://github.com/alex">Alex Gaynor</a>.</p>'],
    ['team', '<a href="/team">Team Building</a>'],
    ['bremen', '<a href="/bremen">Bremen Vier</a>'],
    ['reise', '<a href="/reise">Reise Nach Oslo</a>'],
    ['paris', '<a href="/paris">Paris Plages</a>'],
    ['vida', '<a href="/vida">Vida Nueva</a>'],
  ])('stays beside a link that is not surely of its account: %s', (handle, link) =>
    expect(read(link, handle)).toBe(handle),
  );

  it.each([
    '<a href="/u/ingrid">View Profile</a>',
    '<div class="names"><a href="/u/ingrid">More Posts</a></div>',
    '<a href="/u/ingrid">The Wexley Times</a>',
    '<a href="/u/ingrid-2">Ingrid Berg</a>',
    '<a href="/tag/ingrid">Storms of Wexley</a>',
    '<a href="/tag/ingrid">Ingrid Bergman</a>',
    '<a href="https://films.example/wiki/ingrid">Ingrid Bergman</a>',
    '<a href="/u/ingrid">@ingrid</a>',
    '<a href="/u/ingrid"><b>ingrid</b></a> (Waymark team)',
  ])('stays beside other links: %s', (line) => expect(read(line)).toBe('ingrid'));
});

describe('creators in the data', () => {
  const read = (about: object) => {
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...about })}</script>`;
    return extractArticle(page(paragraphs(PROSE), { head }), 'https://courier.example/1').article?.byline;
  };
  const author = [{ '@type': 'Person', name: 'Ann Ames' }];

  it('are no authors beside those whom the data call so', () =>
    expect(read({ author, creator: ['Ann Ames', 'Bayou Ledger', 'Courier'] })).toBe('Ann Ames'));
  it('are authors, too, where the data call them persons, or the author is a house', () => {
    const creator = ['Ann Ames', 'Bo Hart'].map((name) => ({ '@type': 'Person', name }));
    expect(read({ author, creator })).toBe('Ann Ames, Bo Hart');
    expect(read({ author: 'Ann Ames', creator: [...creator, 'Bayou Ledger'] })).toBe('Ann Ames, Bo Hart');
    expect(read({ author: { '@type': 'Person', name: 'Ledger Staff' }, creator: 'Bo Hart' })).toBe('Bo Hart');
    expect(read({ author: 'Ledger Newsroom', creator: ['Courier'] })).not.toBe('Courier');
  });
  it('are the authors where nobody else is', () => {
    expect(read({ creator: ['Ann Ames', 'Bo Bell'] })).toBe('Ann Ames, Bo Bell');
    expect(read({ author: { '@type': 'Organization', name: 'Courier' }, creator: ['Ann Ames'] })).toBe('Ann Ames');
  });
});
