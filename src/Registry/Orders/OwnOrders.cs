using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Desks;

namespace Zhiheng.Registry.Orders;

/// <summary>An order as its authority, a superior of it, or its body reads it. Bodies are not shown who drafted it.</summary>
public sealed record OrderView(
    Guid Id, OrderKind Kind, OrderState State, string StateName, Organ Organ, string? Number, Guid Certificate, string CertificateCode,
    string CertificateNumber, string HolderName, string BodyName, string Grounds, string Basis, IReadOnlyList<string> Evidence,
    DateOnly RespondBy, DateOnly DueOn, bool IsOverdue, string Clock, DateOnly? IssuedOn, AnswerKind? AnswerKind, string? Answer,
    IReadOnlyList<string> AnswerEvidence, DateOnly? AnsweredOn, string? Judgement, DateOnly? EndedOn, string? Supervisor,
    DateOnly? SuperviseBy, string? AuthorName, string? ApproverName, long Version);

public sealed record OrderPage(IReadOnlyList<OrderView> Orders, Guid? Next);

/// <summary>Orders of whoever asks: a body reads those addressed to it, an officer those within the scope. Newest first.</summary>
public sealed class OwnOrders(Database database, BusinessCalendar calendar)
{
    public const int PageRows = 50;

    private const int MostSteps = 200;

    /// <param name="onlyOpen">Leaves out what has ended.</param>
    public async Task<OrderPage> Read(bool onlyOpen, Guid? after, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var rows = await OrderViewStore.List(session, onlyOpen, after, PageRows + 1, ct);
        var shown = rows.Take(PageRows).ToList();
        return new OrderPage([.. shown.Select(r => View(r, mandate))], rows.Count > PageRows ? shown[^1].Id : null);
    }

    public async Task<Outcome<OrderView>> Find(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await OrderViewStore.Find(session, id, ct) is { } row ? View(row, mandate) : ActRefusals.Unknown("责令");
    }

    /// <summary>Those of the named orders that lie within the scope, newest first.</summary>
    public async Task<IReadOnlyList<OrderView>> Among(IEnumerable<Guid> ids, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return [.. (await OrderViewStore.Among(session, ids, ct)).Select(row => View(row, mandate))];
    }

    /// <summary>What became of an order, newest first; nothing of one outside the scope, and nothing internal for a body.</summary>
    public async Task<IReadOnlyList<TimelineStep>> Story(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var isOfficer = mandate.Scope.Regions.Count > 0;
        return await OrderViewStore.Find(session, id, ct) is null
            ? []
            : [.. (await Journal.FactsOf(session, [id], isOfficer, long.MaxValue, MostSteps, ct)).Select(fact => OrganizationFile.Step(fact, isOfficer))];
    }

    private OrderView View(ShownOrderRow row, Mandate mandate)
    {
        var order = row.ToOrder();
        var today = calendar.Today;
        var isOfficer = mandate.Scope.Regions.Count > 0;
        return new OrderView(
            row.Id, order.Kind, order.State, OrderRefusals.Word(order.State), order.Organ, row.OrderNumber, row.Certificate, row.Code, row.CertificateNumber,
            row.HolderName, row.BodyName, row.Grounds, row.Basis, ActRules.Read(row.Evidence), row.RespondBy, row.DueOn, order.IsOverdueOn(today),
            order.IsOpen ? OfficerDesk.Clock(calendar, row.DueOn, today) : string.Empty, row.IssuedOn,
            row.AnswerKind is { } kind ? Enum.Parse<AnswerKind>(kind, ignoreCase: true) : null, row.Answer, ActRules.Read(row.AnswerEvidence), row.AnsweredOn,
            row.Judgement, row.EndedOn, isOfficer ? row.Supervisor : null, isOfficer ? row.SuperviseBy : null, isOfficer ? row.AuthorName : null,
            isOfficer ? row.ApproverName : null, row.Version);
    }
}
