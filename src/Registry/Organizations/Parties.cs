using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Registry.Organizations;

/// <summary>Answers who a legal person is. Names and codes only, which are public.</summary>
public sealed class Parties(Database database) : IParties
{
    public async Task<Party?> WithCode(string code, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var (organization, body) = (await PartyStore.Organization(session, null, code, ct), await PartyStore.Body(session, null, code, ct));
        return (organization ?? body) is { } found ? new Party(body?.Id, organization?.Id, code, found.Name, found.Region) : null;
    }

    public async Task<Party?> Of(Guid? body, Guid? organization, CancellationToken ct)
    {
        await using var session = await database.Read(ct);
        var found = body is not null ? await PartyStore.Body(session, body, null, ct) : await PartyStore.Organization(session, organization, null, ct);
        return found is null ? null : new Party(body, body is null ? found.Id : null, found.Code, found.Name, found.Region);
    }
}

internal sealed record PartyRow
{
    public Guid Id { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? Region { get; init; }
}

internal static class PartyStore
{
    /// <summary>By id or by code, whichever is given.</summary>
    public static Task<PartyRow?> Organization(Session session, Guid? id, string? code, CancellationToken ct)
        => session.First<PartyRow>(
            """
            select o.id, o.code, o.name, o.region
            from registry_organization named join registry_organization o on o.id = coalesce(named.merged_into, named.id)
            where named.id = @id or named.code = @code
            """,
            new { id, code },
            ct);

    public static Task<PartyRow?> Body(Session session, Guid? id, string? code, CancellationToken ct)
        => session.First<PartyRow>(
            "select b.id, coalesce(b.credit_code, b.approval_no) as code, b.name, b.region from registry_body b where b.id = @id or b.credit_code = @code or b.approval_no = @code",
            new { id, code },
            ct);
}
