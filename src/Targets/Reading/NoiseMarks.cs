using System.Text.RegularExpressions;

namespace Zhiheng.Targets.Reading;

/// <summary>What the pages of the web and of paper put around and between the lines of a document.</summary>
internal static partial class NoiseMarks
{
    private const int RunningHeader = 3;

    /// <summary>page, navigation, comment or contents; null for a line of the document.</summary>
    public static string? KindOf(string line)
        => PageNumber().IsMatch(line) ? "page"
        : Contents().IsMatch(line) ? "contents"
        : Navigation().IsMatch(line) && line.Length < 160 ? "navigation"
        : null;

    /// <summary>From here on nothing belongs to the document: lists of other documents, comments, the foot of the page.</summary>
    public static string? TailOf(string line)
        => Comments().IsMatch(line) ? "comment" : Tail().IsMatch(line) && line.Length < 120 ? "navigation" : null;

    /// <summary>Short lines that stand on three pages or more in the same words.</summary>
    public static HashSet<string> Running(IEnumerable<Line> lines) =>
    [
        .. lines.Where(line => line.Length() is > 1 and < 40 && !line.InTable && !line.IsClosed && HeadingMark.Of(line.Text) is null)
            .GroupBy(line => line.Text, StringComparer.Ordinal).Where(group => group.Count() >= RunningHeader).Select(group => group.Key),
    ];

    private static int Length(this Line line) => line.Text.Length;

    [GeneratedRegex(@"^(?:[-—–·\s]*\d{1,4}[-—–·\s]*|第\d{1,4}页(?:[,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|\[?\d\]?(?:\[\d\])+|上一页.*|下一页.*|.{0,4}\[1\]\[2\].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^目录$|^.{2,60}(?:\.{3,}|…{2,}|·{3,})\d{0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Contents();

    [GeneratedRegex(
        @"^(?:首页|返回首页|您?(?:现在|当前)的?位置|您的位置|当前位置|网站首页|•?加入收藏|•?关闭|•?打印|字体:|字号:|【?字体|\[?大\]?\[?中\]?\[?小\]?$|分享到?|扫一扫|来源:|信息来源|责任编辑|编辑:|作者:|浏览|访问量|阅读人次|评论人次|点击数|页面功能|Loading|语音播报|无障碍|登录|注册|我的|搜索|热门|本站|打印本页|关闭窗口|核心提示|\(?此件(?:主动|依申请|公开)?公?开?发?布?\)?$)"
        + @"|首页>|>政务公开|打印\]|\[打印|收藏\.png|关闭窗口|浏览次数|浏览:\d|阅读次数|点击次数|访问次数", RegexOptions.CultureInvariant)]
    private static partial Regex Navigation();

    [GeneratedRegex(
        @"^(?:相关(?:法规|文档|附件|链接|新闻|阅读|文章|解读|文件|政策|信息)|附件下载|下载附件|上一篇|下一篇|上一条|下一条|返回(?:顶部|列表|首页)|版权所有|主办单位:|承办单位:|网站(?:地图|标识码)|联系我们|友情链接|关于我们|免责声明|抄送:|抄报:|热点推荐|猜你喜欢|推荐阅读|热门推荐|最新(?:文章|新闻|文件)|\(?责任编辑|分享到|扫一扫|打印本页|欢迎咨询|技术支持|政府网站找错)"
        + @"|ICP备\d|公网安备|Copyright|All Rights Reserved", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(?:(?:网友|用户|最新|全部|热门|精彩|发表)?(?:评论|留言|跟帖)(?:列表|区|专区|\(\d+\)|\d*条?)?:?$|发表(?:评论|您的)|网友评论|我要评论|共\d+条评论|评论\()", RegexOptions.CultureInvariant)]
    private static partial Regex Comments();
}
