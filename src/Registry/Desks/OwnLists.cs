using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Lookup;

namespace Zhiheng.Registry.Desks;

/// <summary>A page of a list; <c>Next</c> is the key after which the next page begins.</summary>
public sealed record ListPage<TRow, TKey>(IReadOnlyList<TRow> Rows, TKey? Next);

/// <summary>A body and how many of its certificates within a scope stand how.</summary>
public sealed record OwnBody(CertificationBody Body, IReadOnlyDictionary<string, long> CertificatesByStanding);

/// <summary>Organisations, bodies and objections within a scope. Keys are opaque to pages and are bound as parameters.</summary>
public sealed class OwnLists(Database database)
{
    public const int PageRows = 50;

    /// <summary>Organisations by code; with a text, at most a page of those whose name contains it.</summary>
    public async Task<Outcome<ListPage<ListedOrganization, string>>> Organizations(string text, string? after, Mandate mandate, CancellationToken ct)
    {
        var typed = SearchText.Parse(text);
        if (typed.IsRefused || after is { Length: > SearchText.MostChars })
        {
            return typed.IsRefused ? typed.Refusal : DeskRefusals.Cursor();
        }

        await using var session = await database.Read(mandate.Scope, ct);
        if (!typed.Value.IsEmpty)
        {
            return new ListPage<ListedOrganization, string>(await GlobalSearch.Organizations(session, typed.Value, PageRows, ct), null);
        }

        var rows = await OrganizationFileStore.List(session, after ?? string.Empty, PageRows + 1, ct);
        return Cut(rows, o => o.Code);
    }

    /// <summary>Bodies that sit, or that certify, within the scope, by approval number.</summary>
    public async Task<ListPage<CertificationBody, string>> Bodies(string? after, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return Cut(await OrganizationFileStore.Bodies(session, after ?? string.Empty, PageRows + 1, ct), b => b.ApprovalNo);
    }

    /// <summary>One of those bodies with its certificates within the scope, counted by standing; null for any other.</summary>
    public async Task<OwnBody?> Body(string approvalNo, DateOnly today, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await OrganizationFileStore.Body(session, approvalNo, ct) is { } body
            ? new OwnBody(body, await OrganizationFileStore.BodyStandings(session, body.Id, today, ct))
            : null;
    }

    /// <summary>Objections: a firm's own, or those to entries within an officer's scope. Newest first.</summary>
    public async Task<ListPage<ListedObjection, Guid?>> Objections(Guid? after, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var rows = await OrganizationFileStore.OwnObjections(session, after, PageRows + 1, ct);
        return new ListPage<ListedObjection, Guid?>([.. rows.Take(PageRows)], rows.Count > PageRows ? rows[PageRows - 1].Id : null);
    }

    private static ListPage<TRow, string> Cut<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string> key)
        => new([.. rows.Take(PageRows)], rows.Count > PageRows ? key(rows[PageRows - 1]) : null);
}
