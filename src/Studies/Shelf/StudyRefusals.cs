using Zhiheng.Kernel;

namespace Zhiheng.Studies.Shelf;

internal static class StudyRefusals
{
    public static Refusal NoOwner() => new("studies.owner.none", "当前账户不属于任何企业或机构，不能保存研究。请用单位账户登录，或下载到本机。")
    {
        English = "This account belongs to no firm or body. Sign in with one that does, or save the file on your machine.",
    };

    public static Refusal Kind() => new("studies.kind.unknown", "不认识这种研究。种类须以 sheet:、board:、path: 或 assessment: 开头，后接工具名称；请从工具页面保存。")
    {
        English = "Unknown kind of study: it begins with sheet:, board:, path: or assessment:. Save it from the page of the tool.",
    };

    public static Refusal OtherKind(string kind) => new("studies.kind.other", $"这项研究的种类是 {kind}，不能存入另一种工具的内容。请另存为新研究。")
    {
        English = $"This study is of the kind {kind}; keep the content of another tool as a new study.",
    };

    public static Refusal Title() => new("studies.title.length", "标题须为 1 至 80 个字符，不含控制字符。请改短或补填。") { English = "The title takes 1 to 80 characters." };

    public static Refusal Note() => new("studies.note.length", "版本说明最多 200 个字符，不含控制字符。请改短。") { English = "The note takes up to 200 characters." };

    public static Refusal NotJson(string why) => new("studies.content.json", $"内容不是可以保存的 JSON：{why}请从工具页面重新保存，或检查所选文件。")
    {
        English = $"The content is no JSON that can be kept: {why}",
    };

    public static Refusal NotAnObject() => new("studies.content.object", "内容须是一个 JSON 对象（以 { 开头），不能是数组、数字或文字。请从工具页面重新保存。")
    {
        English = "The content has to be a JSON object.",
    };

    public static Refusal Size(int bytes, int most) => new("studies.content.size", $"内容有 {bytes:N0} 字节，超过每个版本 {most:N0} 字节的上限。请减少数据，或下载到本机保存。")
    {
        English = $"The content has {bytes:N0} bytes; a version takes up to {most:N0}.",
    };

    public static Refusal TooManyStudies(int most) => new("studies.limit.studies", $"本单位已保存 {most} 项研究，已到上限。请把内容存为已有研究的新版本，或下载到本机。")
    {
        English = $"You keep {most} studies, which is the limit. Keep this as a new version of one of them, or save it on your machine.",
    };

    public static Refusal TooManyVersions(int most) => new("studies.limit.versions", $"这项研究已有 {most} 个版本，已到上限。请另存为新研究。")
    {
        English = $"The study has {most} versions, which is the limit. Keep this as a new study.",
    };

    public static Refusal Conflict(int known, int latest) => new(
        "studies.version.conflict", $"您打开时最新是第 {known} 版，同事已保存到第 {latest} 版，本次没有保存。您的内容仍在本页：可以另存为新研究，或核对后存为第 {latest + 1} 版。")
    {
        English = $"Version {known} was the latest when you opened it; a colleague has kept version {latest} since. Your content is still on this page: keep it as a new study, or as version {latest + 1} after looking.",
    };

    public static Refusal Same(int number) => new("studies.version.same", $"内容与第 {number} 版完全相同，无需再保存。请修改后再保存，或返回研究页面。")
    {
        English = $"The content is that of version {number}; there is nothing to keep.",
    };

    public static Refusal Archived() => new("studies.study.archived", "这项研究已归档，不能保存新版本或共享。请先在研究页面恢复。")
    {
        English = "The study is archived. Restore it first.",
    };
}
