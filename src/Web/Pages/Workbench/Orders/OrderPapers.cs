using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Papers;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>The papers of orders, each issued in the transaction of its act: 责令暂停证书通知书, 责令撤销证书通知书, 督办函, 指定管辖决定书.</summary>
public sealed class OrderPapers(PaperRegister papers, Letterhead letterhead, CertificateList certificates, BusinessCalendar calendar, Site site)
{
    /// <summary>Draws the number and issues the paper within the transaction that is handed in.</summary>
    /// <exception cref="PaperRefusedException">When called: the paper lacks something or holds a character that cannot be printed.</exception>
    public async Task<Func<Work, Task<string>>> For(OrderView order, string consequence, Caller approver, Mandate mandate, CancellationToken ct)
    {
        var certificate = await certificates.Find(order.CertificateCode, mandate, ct);
        return papers.IssueOrStop(Draft(order, consequence, approver, certificate?.Summary), ct);
    }

    /// <summary>督办函, to the subordinate whose order it is.</summary>
    public Func<Work, Task<string>> Supervision(OrderView order, DateOnly endBy, string instruction, Caller caller, CancellationToken ct) => papers.IssueOrStop(
        ToSubordinate(PaperKind.SupervisionLetter, order, caller) with
        {
            Body = PaperTexts.SupervisionLetter(Matter(order), order.Grounds, [instruction], new Deadline(endBy, !calendar.Table.Knows(endBy.Year))),
        },
        ct);

    /// <summary>指定管辖决定书, also where the superior chooses itself (提级).</summary>
    public Func<Work, Task<string>> Jurisdiction(OrderView order, string chosen, string reason, Caller caller, CancellationToken ct) => papers.IssueOrStop(
        ToSubordinate(PaperKind.JurisdictionDecision, order, caller) with
        {
            Body = PaperTexts.JurisdictionDecision(Matter(order), reason, "《市场监督管理行政处罚程序规定》关于指定管辖、提级管辖的规定", chosen, order.Organ.Name),
        },
        ct);

    private static string Matter(OrderView order) => $"{order.BodyName}证书 {order.CertificateNumber}（{order.HolderName}）的责令事项";

    private PaperDraft ToSubordinate(PaperKind kind, OrderView order, Caller caller) => new()
    {
        Kind = kind,
        Organ = letterhead.Organ(caller),
        Region = order.Organ.Region,
        Line = "认证",
        Parties = [new PaperParty(PartyRole.Addressee, order.Organ.Name, order.Organ.Region.Value)],
        CreatedBy = caller.Account.PersonName,
        SignedBy = Letterhead.Signer(caller, Role.RegistryLeader),
        PublicityBasis = "政府信息公开条例第十三条",
        IsDemo = site.IsDemo,
    };

    private PaperDraft Draft(OrderView order, string consequence, Caller approver, Registry.Lookup.CertificateSummary? certificate)
    {
        var named = new CertificateNamed(order.CertificateNumber, order.HolderName, certificate?.SchemeName ?? "认证证书");
        var due = new Deadline(order.RespondBy, !calendar.Table.Knows(order.RespondBy.Year));
        var remedy = letterhead.Remedy(order.Organ.Region, calendar.Today);
        var isSuspension = order.Kind == OrderKind.Suspend;
        return new PaperDraft
        {
            Kind = isSuspension ? PaperKind.SuspensionOrder : PaperKind.RevocationOrder,
            Organ = letterhead.Organ(approver),
            Region = order.Organ.Region,
            Line = "认证",
            Parties =
            [
                new PaperParty(PartyRole.Addressee, order.BodyName, certificate?.BodyApprovalNo ?? string.Empty),
                new PaperParty(PartyRole.Subject, order.HolderName, certificate?.HolderCode ?? string.Empty),
            ],
            Body = isSuspension
                ? PaperTexts.SuspensionOrder([named], order.Grounds, order.Basis, due, consequence, remedy)
                : PaperTexts.RevocationOrder([named], order.Grounds, order.Basis, due, consequence, remedy),
            CreatedBy = order.AuthorName ?? approver.Account.PersonName,
            SignedBy = Letterhead.Signer(approver, Role.RegistryLeader),
            PublicityBasis = "政府信息公开条例第十三条",
            IsDemo = site.IsDemo,
        };
    }
}
