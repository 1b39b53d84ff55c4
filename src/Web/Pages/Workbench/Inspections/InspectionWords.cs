using System.Text;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Kernel;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Workbench.Inspections;

/// <summary>How the words of inspections stand on pages, signed in or public.</summary>
internal static class InspectionWords
{
    public static Words State(string state) => state switch
    {
        "draft" => new("待批准", "Waiting for approval"),
        "approved" => new("已批准", "Approved"),
        "published" => new("已公布", "Published"),
        "declined" => new("已退回", "Sent back"),
        "drawing" => new("抽取中", "Drawing"),
        "drawn" => new("已抽取", "Drawn"),
        "finished" => new("已完成", "Finished"),
        "cancelled" => new("已取消", "Cancelled"),
        "sent" => new("待回执", "Waiting for a receipt"),
        "accepted" => new("已接收", "Accepted"),
        "rejected" => new("被退回", "Rejected"),
        "active" => new("在册", "Active"),
        "void" => new("已停用", "Void"),
        _ => new(state, state),
    };

    public static Tone Tone(string state) => state switch
    {
        "draft" or "drawing" or "sent" => Toolbox.Pictures.Tone.Pending,
        "declined" or "rejected" => Toolbox.Pictures.Tone.Bad,
        "finished" or "cancelled" or "void" => Toolbox.Pictures.Tone.Over,
        _ => Toolbox.Pictures.Tone.Good,
    };

    public static Words Tier(string tier) => tier switch
    {
        "county" => new("县级日常监管", "County routine check"),
        "city" => new("市级监督抽查", "City spot check"),
        _ => new("省级飞行检查", "Provincial unannounced check"),
    };

    public static Words Level(string level) => level switch
    {
        "province" => new("省", "Province"),
        "city" => new("市", "City"),
        "county" => new("县", "County"),
        _ => new("所", "Station"),
    };

    public static Words Recusal(string reason) => reason switch
    {
        "employer" => new("曾任职", "Former employer"),
        "kin" => new("近亲属", "Kin"),
        "last-time" => new("上次检查过", "Checked it last time"),
        "lived-there" => new("曾居住", "Lived there"),
        _ => new("其他", "Other"),
    };

    public static Words ExportKind(string kind) => kind switch
    {
        "plan" => new("抽查计划", "Plans"),
        "task" => new("抽查任务", "Campaigns"),
        _ => new("抽查结果", "Results"),
    };

    public static string Pool(string pool) => ItemWords.Pools.GetValueOrDefault(pool, pool);

    public static string Share(Say say, ClassShare share)
        => $"{(share.Class == "*" ? say["全部", "all"] : say[$"{share.Class} 类", $"class {share.Class}"])} {(share.Number is { } number ? say[$"{number} 户", $"{number}"] : Percent(share.Ratio!))}";

    /// <summary>A ratio such as 0.03 as 3%.</summary>
    public static string Percent(string ratio)
        => decimal.TryParse(ratio, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? (value * 100).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) + "%" : ratio;

    /// <summary>Codes as somebody types them, parted by blanks or commas of either width.</summary>
    public static IReadOnlyList<string> Codes(string? text)
        => [.. (text ?? string.Empty).Split([' ', ',', '，', '、', ';', '；', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}

/// <summary>The text of a small file that an officer hands in.</summary>
internal static class HandedText
{
    /// <summary>UTF-8, or else GB18030, as spreadsheet programs save it.</summary>
    public static async Task<Outcome<string>> Read(IFormFile? file, CancellationToken ct)
    {
        if (file is null || file.Length == 0)
        {
            return InspectionPageRefusals.FileMissing();
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return PlainText.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is { } text ? text : InspectionPageRefusals.FileNotText();
    }
}

internal static class InspectionPageRefusals
{
    public static Refusal FileMissing() => new("web.inspections.file-missing", "请选择要提交的文件。") { English = "Choose a file." };

    public static Refusal FileNotText() => new("web.inspections.file-not-text", "文件的文字既不是 UTF-8 也不是 GB18030 编码。请在表格软件中另存为 CSV（UTF-8）后重新提交。")
    {
        English = "The file is text in neither UTF-8 nor GB18030. Save it as CSV (UTF-8) and hand it in again.",
    };

    public static Refusal DayMissing(string field) => new("web.inspections.day-missing", $"请填写{field}，格式为 yyyy-MM-dd。") { English = "Enter the day as yyyy-MM-dd." };

    public static Refusal Points() => new("web.inspections.points", "检查要点每行一个，须有“要点|方法|是|否”四部分，用竖线分隔。请补齐。") { English = "One key point a line in four parts: text|how|yes|no." };
}
