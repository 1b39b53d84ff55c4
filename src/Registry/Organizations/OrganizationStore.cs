using System.Security.Cryptography;
using System.Text;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Lookup;
using Zhiheng.Registry.Reporting.Rules;

namespace Zhiheng.Registry.Organizations;

/// <summary>An organisation as the register holds it.</summary>
public record Organization
{
    public Guid Id { get; init; }

    /// <summary>Credit code, organisation code, or "X" and a digest for a party abroad without either.</summary>
    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? Address { get; init; }

    public bool IsDemo { get; init; }

    public long Version { get; init; }
}

/// <summary>
/// The organisations that one chunk of rows speaks of: loaded in one query, changed in memory, saved in bulk.
/// </summary>
internal sealed class OrganizationChunk(TimeProvider clock)
{
    private static readonly BulkTable Table = new(
        "registry_organization",
        ["id", "code", "name", "country", "region", "address", "is_demo", "version"],
        ["id"]);

    private static readonly BulkTable Names = new("registry_organization_name", "no", "organization", "name");

    private readonly Dictionary<string, Organization> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Organization> unsaved = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly List<(Guid Organization, string Name)> names = [];
    private readonly HashSet<Guid> renamed = [];
    private List<object?[]> addedRows = [], changedRows = [];

    public static string CodeOf(ReportedParty party)
        => party.CreditCode?.Value ?? party.OrganizationCode?.Value ?? Abroad(party);

    /// <summary>Takes over what another chunk knows and has perhaps not saved yet; to be done before <see cref="Load"/>.</summary>
    public void Follow(OrganizationChunk before)
    {
        foreach (var code in before.changed)
        {
            unsaved[code] = before.held[code];
        }
    }

    public async Task Load(Work work, IEnumerable<string> codes, CancellationToken ct)
    {
        var rows = await work.Query<Organization>(
            "select id, code, name, country, region, address, is_demo, version from registry_organization where code in ({keys})",
            new { keys = Session.Keys(codes) },
            ct);
        foreach (var row in rows)
        {
            held[row.Code] = row;
        }

        foreach (var (code, organization) in unsaved)
        {
            held[code] = organization;
        }
    }

    /// <summary>The id of the party's organisation, which is added or brought up to date.</summary>
    public Guid Take(ReportedParty party)
    {
        var code = CodeOf(party);
        if (!held.TryGetValue(code, out var known))
        {
            var added = new Organization
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Code = code,
                Name = party.Name,
                Country = party.Country,
                Region = party.Region?.Value,
                Address = party.Address,
                IsDemo = party.CreditCode is { IsMadeUp: true },
                Version = 1,
            };
            Keep(added);
            names.Add((added.Id, added.Name));
            return added.Id;
        }

        var region = party.Region?.Value ?? known.Region;
        var address = party.Address ?? known.Address;
        if (known.Name != party.Name || known.Region != region || known.Address != address)
        {
            if (known.Name != party.Name)
            {
                names.Add((known.Id, party.Name));
                renamed.Add(known.Id);
            }

            Keep(known with { Name = party.Name, Region = region, Address = address, Version = known.Version + 1 });
        }

        return known.Id;
    }

    /// <summary>Readies what <see cref="Save"/> writes; nothing may be taken afterwards.</summary>
    public void Seal()
    {
        var fresh = changed.Select(c => held[c]).ToList();
        addedRows = [.. fresh.Where(o => o.Version == 1).Select(Row)];
        changedRows = [.. fresh.Where(o => o.Version > 1).Select(Row)];
    }

    public async Task Save(Work work, CancellationToken ct)
    {
        await work.Insert(Table, addedRows, ct);
        await work.Upsert(Table, changedRows, ct);
        await SaveNames(work, ct);
    }

    private async Task SaveNames(Work work, CancellationToken ct)
    {
        // A name may come back after another: each name of an organisation is kept once.
        var wanted = names.Distinct().ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        foreach (var organization in renamed)
        {
            var known = await work.Query<string>(
                "select name from registry_organization_name where organization = @organization", new { organization }, ct);
            wanted.RemoveAll(w => w.Organization == organization && known.Contains(w.Name));
        }

        await AddNames(work, wanted, ct);
    }

    /// <summary>Adds names that their organisations do not have yet, and makes them findable.</summary>
    internal static async Task AddNames(Work work, IReadOnlyList<(Guid Organization, string Name)> wanted, CancellationToken ct)
    {
        if (wanted.Count == 0)
        {
            return;
        }

        var last = await work.First<long>(
            "update registry_counter set value = value + @count where name = 'organization-name' returning value",
            new { count = wanted.Count },
            ct);
        var first = last - wanted.Count + 1;
        var rows = wanted.Select((w, i) => new object?[] { first + i, w.Organization, w.Name }).ToList();
        await work.Insert(Names, rows, ct);
        await NameIndex.Add(work, [.. wanted.Select((w, i) => (first + i, w.Name))], ct);
    }

    private void Keep(Organization organization)
    {
        held[organization.Code] = organization;
        changed.Add(organization.Code);
    }

    private static object?[] Row(Organization o) => [o.Id, o.Code, o.Name, o.Country, o.Region, o.Address, o.IsDemo, (int)o.Version];

    private static string Abroad(ReportedParty party)
    {
        var text = party.Code is { } code ? $"{party.Country}|{code}" : $"{party.Country}|{party.Name}";
        return "X" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..17];
    }
}
