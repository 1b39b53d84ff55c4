namespace Zhiheng.Platform.Papers;

public enum PaperKind
{
    /// <summary>责令暂停证书通知书: an organ cannot change a certificate's status itself; it orders the body to (rules.md §2.3).</summary>
    SuspensionOrder,

    /// <summary>责令撤销证书通知书.</summary>
    RevocationOrder,

    /// <summary>督办函.</summary>
    SupervisionLetter,

    /// <summary>指定管辖决定书.</summary>
    JurisdictionDecision,

    /// <summary>批准资格撤销告知书.</summary>
    ApprovalWithdrawalNotice,

    /// <summary>人员限制决定书.</summary>
    PersonRestriction,

    /// <summary>更正决定书.</summary>
    CorrectionDecision,

    /// <summary>送达回证.</summary>
    ProofOfService,

    /// <summary>行政检查审批表: stays with the authority (国办发〔2024〕54号).</summary>
    InspectionApproval,

    /// <summary>行政检查通知书: goes to the enterprise, but before unannounced checks.</summary>
    InspectionNotice,

    /// <summary>联席会议纪要.</summary>
    ConferenceMinutes,
}

/// <summary>What a paragraph is for. A kind requires some of them.</summary>
public enum PaperPart
{
    Opening,
    Facts,
    Basis,
    Decision,
    Deadline,
    Consequence,
    Remedy,
    Closing,
}

/// <summary>How the paper is treated under 政府信息公开条例.</summary>
public enum Publicity
{
    /// <summary>主动公开.</summary>
    Public,

    /// <summary>依申请公开.</summary>
    OnRequest,

    /// <summary>不予公开.</summary>
    Withheld,
}

/// <summary>What each kind is called and must contain (rules.md §17).</summary>
internal sealed record PaperForm(string Title, string NumberType, bool HasAddressee, IReadOnlyList<PaperPart> Parts, IReadOnlyList<string> Fields)
{
    private static readonly PaperPart[] Order = [PaperPart.Facts, PaperPart.Basis, PaperPart.Decision, PaperPart.Deadline, PaperPart.Consequence, PaperPart.Remedy];

    public static PaperForm Of(PaperKind kind) => kind switch
    {
        PaperKind.SuspensionOrder => new("责令暂停证书通知书", "责停", true, Order, []),
        PaperKind.RevocationOrder => new("责令撤销证书通知书", "责撤", true, Order, []),
        PaperKind.SupervisionLetter => new("督办函", "督办", true, [PaperPart.Facts, PaperPart.Decision, PaperPart.Deadline], []),
        PaperKind.JurisdictionDecision => new("指定管辖决定书", "指管", true, [PaperPart.Facts, PaperPart.Basis, PaperPart.Decision], []),
        PaperKind.ApprovalWithdrawalNotice => new(
            "批准资格撤销告知书", "撤告", true, [PaperPart.Facts, PaperPart.Basis, PaperPart.Decision, PaperPart.Consequence], []),
        PaperKind.PersonRestriction => new("人员限制决定书", "人限", true, [PaperPart.Facts, PaperPart.Basis, PaperPart.Decision, PaperPart.Remedy], []),
        PaperKind.CorrectionDecision => new("更正决定书", "更正", true, [PaperPart.Facts, PaperPart.Basis, PaperPart.Decision], []),
        PaperKind.ProofOfService => new("送达回证", "送达", false, [], ["送达文书", "受送达人", "送达地点", "送达方式", "送达时间", "送达人"]),
        PaperKind.InspectionApproval => new(
            "行政检查审批表", "检审", false, [], ["检查对象", "检查任务", "检查事项和依据", "检查时间", "检查人员", "检查事由", "拟稿人", "审批人"]),
        PaperKind.InspectionNotice => new("行政检查通知书", "检通", true, [PaperPart.Facts, PaperPart.Basis, PaperPart.Decision, PaperPart.Deadline], []),
        PaperKind.ConferenceMinutes => new("联席会议纪要", "会纪", false, [PaperPart.Facts], []),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string NameOf(PaperPart part) => part switch
    {
        PaperPart.Opening => "导语",
        PaperPart.Facts => "事实",
        PaperPart.Basis => "依据",
        PaperPart.Decision => "决定或要求事项",
        PaperPart.Deadline => "期限",
        PaperPart.Consequence => "后果",
        PaperPart.Remedy => "救济途径",
        _ => "结语",
    };

    public static string NameOf(Publicity publicity) => publicity switch
    {
        Publicity.Public => "主动公开",
        Publicity.OnRequest => "依申请公开",
        _ => "不予公开",
    };
}
