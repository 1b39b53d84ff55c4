using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Evidence;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>A page of a body, a testing body or an enterprise about itself.</summary>
public abstract class DeskPage : SignedInPage
{
    /// <summary>What a form with evidence may weigh altogether.</summary>
    protected const long MostFormBytes = 64L << 20;

    private const long MostFileBytes = 20L << 20;
    private const int MostFiles = 20;

    /// <summary>Keeps the chosen files and gives the references that acts name: digests, or the ids of the rows. Refused at the first that is not taken.</summary>
    protected async Task<Outcome<IReadOnlyList<string>>> Keep(EvidenceFiles evidence, IReadOnlyList<IFormFile> files, string purpose, Guid subject, string? region, CancellationToken ct, bool byId = false)
    {
        var references = new List<string>();

        // The number of the form belongs to the act that the files are for.
        var act = ActBy("提交证据材料") with { Once = null };
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var arrival = new EvidenceArrival(
                file.FileName, string.IsNullOrEmpty(file.ContentType) ? null : file.ContentType, new EvidencePurpose(purpose, MostFiles, MostFileBytes), subject, TrustClass.C,
                Caller.Account.Owner?.ToString() ?? string.Empty, region ?? string.Empty, Caller.Account.Id.ToString());
            var kept = await evidence.Keep(content, arrival, act, ct);
            if (kept.IsRefused)
            {
                return kept.Refusal;
            }

            references.Add(byId ? kept.Value.Id.ToString() : $"sha256:{kept.Value.Digest}");
        }

        return references;
    }

    /// <summary>One line in the audit log: these rows left as a file.</summary>
    protected Task Exported(AuditLog audit, string format) => audit.Add(
        new AuditEntry(
            "export", Caller.Account.Id, Caller.Account.PersonName, Caller.Session?.Id, Origin.Address, $"{Request.Path}{Request.QueryString}", format),
        CancellationToken.None);

    /// <summary>How the state of an order looks to its body.</summary>
    public static Tone ToneOf(OrderView order) => order switch
    {
        { IsOverdue: true, State: Registry.Orders.OrderState.Issued or Registry.Orders.OrderState.Insisted } => Tone.Bad,
        { State: Registry.Orders.OrderState.Issued or Registry.Orders.OrderState.Insisted } => Tone.Pending,
        { State: Registry.Orders.OrderState.Answered } => Tone.Caution,
        { State: Registry.Orders.OrderState.Accepted or Registry.Orders.OrderState.Obeyed } => Tone.Good,
        _ => Tone.Over,
    };

    public static Words KindOf(OrderView order) => order.Kind == OrderKind.Suspend ? new("责令暂停", "Suspend") : new("责令撤销", "Revoke");

    /// <summary>Whether the body has to do something about it.</summary>
    public static bool Waits(OrderView order) => order.State is Registry.Orders.OrderState.Issued or Registry.Orders.OrderState.Insisted;

    /// <summary>Word and tone of an objection's state, as its filer reads it.</summary>
    public static (Words Words, Tone Tone) ObjectionLook(string state) => state switch
    {
        "filed" => (new("待受理", "Waiting"), Tone.Pending),
        "accepted" => (new("处理中", "Taken on"), Tone.Caution),
        "upheld" => (new("异议成立", "Upheld"), Tone.Good),
        "refused" => (new("不予受理", "Not taken on"), Tone.Over),
        _ => (new("异议不成立", "Dismissed"), Tone.Over),
    };
}

internal static class DeskPageRefusals
{
    public static Refusal NotRegistered() => new("web.desk.not-registered", "登记簿中没有贵机构，不能上报。请联系本站运行单位核对账户所属机构。")
    {
        English = "The register does not hold your body. Ask the operator of this site to check the account.",
    };

    public static Refusal FileMissing() => new("web.desk.file-missing", "请选择要上报的文件。") { English = "Choose the file to send." };

    public static Refusal ReasonMissing() => new("web.desk.reason-missing", "请填写办理说明，它会写入上报备注。") { English = "Give a reason; it goes into the remark of the report." };

    public static Refusal AnswerMissing() => new("web.desk.answer-missing", "请选择答复方式。") { English = "Choose how you answer." };

    public static Refusal EntryMissing() => new("web.desk.entry-missing", "没有找到这张证书，或它不是贵单位的。请核对证书编号。")
    {
        English = "There is no such certificate of yours. Check its number.",
    };

    public static Refusal GroundsMissing() => new("web.desk.grounds-missing", "请写明理由和事实。") { English = "Give the grounds and the facts." };

    public static Refusal ChangeUnknown() => new("web.desk.change-unknown", "没有这种变更。请从列出的变更种类中选择。") { English = "There is no such change. Choose one of those listed." };
}
