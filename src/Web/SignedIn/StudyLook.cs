using Zhiheng.Studies.Consents;
using Zhiheng.Studies.Shelf;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.SignedIn;

/// <summary>Words and addresses of studies.</summary>
internal static class StudyLook
{
    /// <summary>The page of the tool that a kind belongs to.</summary>
    public static string Page(string kind) => kind.Split(':') switch
    {
        ["sheet", var tool] => $"/tools/{tool}",
        ["board", var tool] => $"/tools/boards/{tool}",
        ["path", var tool] => $"/tools/paths/{tool}",
        _ => "/tools/excellence",
    };

    /// <summary>The same page with a version in it.</summary>
    public static string Open(string kind, Guid study, int version) => $"{Page(kind)}?study={study}&version={version}";

    public static Words Family(string kind) => kind.Split(':')[0] switch
    {
        "sheet" => new("计算", "Calculation"),
        "board" => new("图板", "Board"),
        "path" => new("引导路径", "Guided path"),
        _ => new("自我评价", "Self-assessment"),
    };

    public static Words Reach(string reach) => reach == "all" ? new("全部版本", "All versions") : new("仅最新版本", "The latest version only");

    /// <summary>Word and tone of a consent on a day.</summary>
    public static (Words Words, Tone Tone) State(ConsentRow consent, DateOnly today) => consent switch
    {
        { WithdrawnAt: not null } => (new("已撤回", "Withdrawn"), Tone.Over),
        _ when consent.EndsOn < today => (new("已到期", "Ended"), Tone.Over),
        _ when consent.StartsOn > today => (new("未开始", "Not begun"), Tone.Pending),
        _ => (new("共享中", "Shared"), Tone.Good),
    };

    public static string Size(VersionRow version) => version.Bytes < 1024 ? $"{version.Bytes} B" : $"{(version.Bytes + 1023) / 1024:N0} KiB";
}
