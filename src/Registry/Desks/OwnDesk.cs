using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Orders;

namespace Zhiheng.Registry.Desks;

/// <summary>
/// Who asks, as the register knows them (a body or an organisation; neither when it holds nothing of them yet), and what waits for
/// them. Orders are those to be answered, the most urgent first, at most <see cref="OwnDesk.OrdersShown"/> of <c>OpenOrders</c>.
/// </summary>
public sealed record OwnHome(
    CertificationBody? Body, ListedOrganization? Organization, OwnFigures Figures, IReadOnlyList<OrderView> Orders, long OpenOrders);

/// <summary>What a body or a firm reads of itself; what is another's does not exist for it.</summary>
public sealed class OwnDesk(Database database, BusinessCalendar calendar, OwnOrders orders)
{
    public const int OrdersShown = 10;
    public const int PageRows = 50;

    public async Task<OwnHome> Home(Mandate mandate, CancellationToken ct)
    {
        var open = new List<OrderView>();
        await using var session = await database.Read(mandate.Scope, ct);
        foreach (var id in await OwnDeskStore.OpenOrders(session, OrdersShown, ct))
        {
            if (await orders.Find(id, mandate, ct) is { IsRefused: false } order)
            {
                open.Add(order.Value);
            }
        }

        return new OwnHome(
            await Body(session, mandate, ct),
            mandate.Scope.Organization is { } organization ? await OwnDeskStore.Organization(session, organization, ct) : null,
            await OwnDeskStore.Figures(session, calendar.Today, ct),
            open,
            await OwnDeskStore.CountOpenOrders(session, ct));
    }

    /// <summary>The body that asks; null for a firm, and for a body that is not in the register.</summary>
    public async Task<CertificationBody?> Body(Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await Body(session, mandate, ct);
    }

    public async Task<OwnCertificate?> Certificate(string code, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await OwnDeskStore.Certificate(session, code, ct);
    }

    /// <summary>The own certificate with this number, however it is spaced.</summary>
    public async Task<OwnCertificate?> CertificateNumbered(string number, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await OwnDeskStore.CertificateNumbered(session, NumberKey.Of(number), ct);
    }

    public async Task<ListedObjection?> Objection(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await OwnDeskStore.Objection(session, id, ct);
    }

    /// <summary>The newest acts of authorities in force on the own records, at most <see cref="PageRows"/>.</summary>
    public async Task<IReadOnlyList<ActOnOwn>> Acts(Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await OwnDeskStore.Acts(session, null, PageRows, ct);
    }

    /// <summary>One of them; null when it is no longer in force or not about the own records.</summary>
    public async Task<ActOnOwn?> Act(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await OwnDeskStore.Acts(session, id, 1, ct) is [var act] ? act : null;
    }

    /// <summary>The persons in the teams that the body has reported; with a name, those called exactly so.</summary>
    public async Task<ListPage<OwnPerson, Guid?>> People(string? name, Guid? after, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var wanted = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        var rows = await OwnDeskStore.People(session, wanted, after, PageRows + 1, ct);
        return new ListPage<OwnPerson, Guid?>([.. rows.Take(PageRows)], rows.Count > PageRows ? rows[PageRows - 1].Person : null);
    }

    private static async Task<CertificationBody?> Body(Session session, Mandate mandate, CancellationToken ct)
        => mandate.Scope.Body is { } body ? await OwnDeskStore.Body(session, body, ct) : null;
}
