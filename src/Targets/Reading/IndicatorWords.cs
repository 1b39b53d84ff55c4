using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>The words that make a number an indicator.</summary>
internal static partial class IndicatorWords
{
    /// <summary>Verbs that make something which is then counted: the name is what they make.</summary>
    internal const string Making =
        "主导或?参与制(?:修)?订|参与制(?:修)?订|主导制(?:修)?订|制定(?:发布)?|制修订|制订|修订|研制|发布|培育(?:和|、)?(?:打造|形成|发展)?|打造|创建|争创|创成|建设|建成|新建|建立|组建|筹建|设立|扶持|组织|推动|引导|支持|帮助|指导|促进|带动|督促|鼓励|选树|评选|遴选|认定|开展|完成|实施|举办|引进|形成|拥有|获批|申报|命名|推出|发展|树立|选取|选择|布局|改造|推广|取得|获得|有|力争有|实现";

    /// <summary>Those of them that are cut off a name which stands before its figure.</summary>
    internal const string Cut =
        "主导或?参与制(?:修)?订|参与制(?:修)?订|主导制(?:修)?订|制定(?:发布)?|制修订|制订|修订|研制|培育(?:和|、)?(?:打造|形成|发展)?|打造|创建|争创|创成|建设|建成|新建(?!建筑|绿色建筑|住宅|小区|商品)|建立|组建|筹建|设立|扶持|组织|推动|引导|支持|帮助|指导|促进|带动|督促|鼓励|选树|评选|遴选|开展|完成|实施|举办|引进|形成|申报|命名|推出|树立|选取|选择|布局|实现";

    /// <summary>Verbs that belong to the name: what is counted is that it happens.</summary>
    internal const string Doing = "新培育|新增加?|新创建|新认定|净增|服务|培训|培养|检查|抽查|抽检|监测|帮扶|惠及|导入|覆盖|比对|验收|监督抽查|检测|检验|淘汰|关停|整治";

    /// <summary>What leads to a figure: 达到, 增加到, 不超过. The figure stands right behind it.</summary>
    [GeneratedRegex(
        @"(?:累计|合计|分别)?(?:也|均|都|要|应|需|须|将|力争|争取|确保|稳定|始终|总体|基本|全部)*(?<op>(?:增加|增长|提高|提升|扩大|上升|发展|拓展|扩展|增)(?:到|至|为)|(?:下降|降低|减少|压缩|压减|缩短|降|缩减)(?:到|至|为)|达到|达|突破|不?超过|超|(?:不|高|大|多|低|少|小)(?:低|高|少|多|小|大)?于|至少|为|(?:保持|稳定|维持|控制|压缩|压减)?在|保持|完成|实现|(?:年均|平均)?(?:增长|提高|提升|上升|增加|增幅|增速)|下降|降低|减少|压减|缩短|降幅)(?:约|近|到|至)?$",
        RegexOptions.CultureInvariant)]
    internal static partial Regex Operator();

    [GeneratedRegex("^(?:不超过|不高于|不多于|不大于|低于|少于|小于|控制在|压缩在|压减在|(?:下降|降低|减少|压缩|压减|缩短|降|缩减)(?:到|至|为))$", RegexOptions.CultureInvariant)]
    internal static partial Regex AtMost();

    [GeneratedRegex("^(?:(?:年均|平均)?(?:增长|提高|提升|上升|增加|增幅|增速)|下降|降低|减少|压减|缩短|降幅)$", RegexOptions.CultureInvariant)]
    internal static partial Regex Changes();

    [GeneratedRegex("^的?(?:.{0,4})?(?:增加|提高|提升|增长|上升|扩大|发展|拓展|扩展|增|下降|降低|减少|压缩|压减|缩短|降)(?:至|到|为)?(?:(?:不低于|约)|(?<y>20\\d{2})年(?:底|末)?的)?$", RegexOptions.CultureInvariant)]
    internal static partial Regex BetweenFromAndTo();

    [GeneratedRegex("(?:由|从)(?:(?:20\\d{2})年(?:底|末)?的?|目前的?|现在的?|当前的?|现有的?|原来的?)?$", RegexOptions.CultureInvariant)]
    internal static partial Regex From();

    [GeneratedRegex("(?:分别|各自|依次)", RegexOptions.CultureInvariant)]
    internal static partial Regex Respectively();

    [GeneratedRegex("(?:均|都)(?=(?:要|应|力争|保持|稳定)*(?:在|达|提|超|不|高|为|实))", RegexOptions.CultureInvariant)]
    internal static partial Regex All();

    [GeneratedRegex("每年|年均(?=增|递|下降|提高|培训|新|完成)|逐年|年度新增|全年|(?<![一二两三四五六七八九十\\d])年内|^年(?:服务|培训|抽检|抽查|检测|监测|处理|帮扶)", RegexOptions.CultureInvariant)]
    internal static partial Regex Yearly();

    [GeneratedRegex("(?<name>.*?)(?:实现|取得)?(?:了)?零的?突破|实现(?<name>[^,]{2,40})零的?突破", RegexOptions.CultureInvariant)]
    internal static partial Regex Zero();

    /// <summary>Facts of the past, duties and penalties: their numbers are no targets.</summary>
    [GeneratedRegex(
        @"已(?:经)?(?:达|有|累计|建成|培育|发放|颁发|突破|超过|完成|拥有|形成|创建)|(?:截至|截止)(?:目前|20\d{2}年)|^目前|^近年来|去年|上年度?(?:末|底)|罚款|处以|不得|占总分|满分|扣\d|权重|名额|第\d|配备.{0,8}\d+名|每(?:季度|半年|月|周|旬).{0,6}(?:调度|听取|召开|通报|报送|汇报|研究|会商)",
        RegexOptions.CultureInvariant)]
    internal static partial Regex NoTarget();

    [GeneratedRegex("奖励|奖补|补助|补贴|资助|贴息|给予|奖金|罚|经费|资金", RegexOptions.CultureInvariant)]
    internal static partial Regex Money();

    /// <summary>Figures that need no unit.</summary>
    [GeneratedRegex("(?:指数|得分|评分|满意度|分值|强度|系数|总分|数量|总量|总数|数)$", RegexOptions.CultureInvariant)]
    internal static partial Regex Bare();

    /// <summary>A verb right before the figure: what is counted stands behind the figure.</summary>
    [GeneratedRegex("(?:" + Making + "|" + Doing + "|新增|至少有?|不少于|超过|突破|达到)(?:约|近|各)?$", RegexOptions.CultureInvariant)]
    internal static partial Regex MakingEnd();

    [GeneratedRegex("(?:" + Doing + "|新增)$", RegexOptions.CultureInvariant)]
    internal static partial Regex DoingEnd();

    /// <summary>What stands behind a figure when its subject stands before: 规模以上企业2000家通过认证.</summary>
    [GeneratedRegex("^(?:开展|导入|获得|通过|实施|建立|参与|完成|应用|推行|换版|取得|加入|采用|实现|运用|制定|主导|上线|接受)", RegexOptions.CultureInvariant)]
    internal static partial Regex Continues();

    /// <summary>Behind a figure, but no thing that is counted.</summary>
    [GeneratedRegex("^(?:以上|左右|的?(?:目标|水平|要求|标准|规模|比例|速度|任务)|\\(|为|并|且|的$)", RegexOptions.CultureInvariant)]
    internal static partial Regex Remark();

    /// <summary>The subject of a clause that has no figure, up to its adverb or verb.</summary>
    [GeneratedRegex("^.{2,40}?(?=(?:实现|取得)|明显|显著|稳步|持续|进一步|大幅|不断|逐步|全面|稳定|总体)", RegexOptions.CultureInvariant)]
    internal static partial Regex SubjectPattern();

    [GeneratedRegex("(?:获证)?(?:企业|组织|机构)$", RegexOptions.CultureInvariant)]
    internal static partial Regex SharedTail();

    [GeneratedRegex("(?:获得|取得|通过)[^,]{2,20}认证$", RegexOptions.CultureInvariant)]
    internal static partial Regex Certification();

    [GeneratedRegex("^(?:其中)?(?:" + Making + ")$", RegexOptions.CultureInvariant)]
    internal static partial Regex OnlyVerb();
}
