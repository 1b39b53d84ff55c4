using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Organizations;

namespace Zhiheng.Registry.Corrections;

/// <summary>A row of registry_correction; one of certificate and organisation is set.</summary>
internal sealed record CorrectionRow
{
    public Guid Proposal { get; init; }

    public Guid? Certificate { get; init; }

    public Guid? Organization { get; init; }

    public string Field { get; init; } = string.Empty;

    public string? OldValue { get; init; }

    public string NewValue { get; init; } = string.Empty;
}

internal static class CorrectionStore
{
    public static Task<Organization?> Organization(Session session, Guid id, CancellationToken ct)
        => session.First<Organization>(
            """
            select o.id, o.code, o.name, o.country, o.region, o.address, o.is_demo, o.version
            from registry_organization o where o.id = @id and {mine registry_organization o}
            """,
            new { id },
            ct);

    public static Task Lock(Work work, Guid organization, CancellationToken ct)
        => work.Execute("update registry_organization set version = version where id = @organization", new { organization }, ct);

    public static async Task<bool> IsProposed(Session session, CorrectionRow row, CancellationToken ct)
        => await session.First<long>(
            """
            select count(*) from registry_correction c join registry_proposal p on p.id = c.proposal
            where p.state = 'proposed' and c.field = @Field and (c.certificate = @Certificate or c.organization = @Organization)
            """,
            row,
            ct) > 0;

    public static Task Add(Work work, CorrectionRow row, CancellationToken ct)
        => work.Execute(
            """
            insert into registry_correction (proposal, certificate, organization, field, old_value, new_value)
            values (@Proposal, @Certificate, @Organization, @Field, @OldValue, @NewValue)
            """,
            row,
            ct);

    public static async Task<CorrectionRow> Of(Session session, Guid proposal, CancellationToken ct)
        => (await session.First<CorrectionRow>(
            "select proposal, certificate, organization, field, old_value, new_value from registry_correction where proposal = @proposal", new { proposal }, ct))!;

    /// <summary>Writes the content, and the two columns that are looked up and repeat a field of it.</summary>
    public static Task SaveCertificate(Work work, Guid id, string content, string holderName, string? region, CancellationToken ct)
        => work.Execute(
            """
            update registry_certificate set content = @content, holder_name = @holderName, region = @region, version = version + 1
            where id = @id
            """,
            new { id, content, holderName, region },
            ct);

    public static async Task SaveOrganization(Work work, Organization organization, CancellationToken ct)
    {
        await work.Execute(
            "update registry_organization set name = @Name, region = @Region, address = @Address, version = version + 1 where id = @Id", organization, ct);
        var known = await work.Query<string>(
            "select name from registry_organization_name where organization = @Id", new { organization.Id }, ct);
        if (!known.Contains(organization.Name))
        {
            await OrganizationChunk.AddNames(work, [(organization.Id, organization.Name)], ct);
        }
    }
}
