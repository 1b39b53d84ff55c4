using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Corrections;
using Zhiheng.Registry.Objections;

namespace Zhiheng.Registry.Desks;

/// <summary>One line of what an act says, for example 禁业开始 2026-06-01.</summary>
public sealed record ActLine(string Term, string Value);

/// <summary>
/// An act that one officer proposes and another one decides, as pages show it. <c>Title</c> and <c>Code</c> name what it is about: a body, a
/// person (identity masked), the entry that is merged, a certificate or an organisation.
/// </summary>
public sealed record ActView(
    Guid Id, ProposalKind Kind, ProposalState State, string StateName, Organ Organ, string Title, string Code, IReadOnlyList<ActLine> Lines, string Reason,
    string? Basis, IReadOnlyList<string> Evidence, string? Number, Guid Author, string AuthorName, DateTimeOffset ProposedAt, DateOnly DueOn, string? DecidedName,
    DateOnly? DecidedOn, string? Decision, string? UndoneName, DateOnly? UndoneOn, long Version)
{
    public bool IsOpen => State == ProposalState.Proposed;

    /// <summary>The body of a withdrawal, its effective day, the person of a ban and its term.</summary>
    public Guid? Body { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public Guid? Person { get; init; }

    public DateOnly? ActOn { get; init; }

    public string? Clause { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    /// <summary>Of a correction: whose record it is.</summary>
    public string? Holder { get; init; }
}

public sealed record ActPage(IReadOnlyList<ActView> Acts, long Count, Guid? Next);

/// <summary>An objection as the authority that deals with it reads it.</summary>
public sealed record ObjectionView(
    Guid Id, EntryKind EntryKind, Guid Entry, string Title, string Grounds, IReadOnlyList<string> Evidence, ObjectionState State, string StateName, DateOnly FiledOn,
    DateOnly DueOn, string? OrganName, string? HandlerName, DateOnly? HandledOn, string? DeciderName, string? Decision, DateOnly? DecidedOn, long Version);

/// <summary>A firm within the scope, found by its very code.</summary>
public sealed record KnownFirm(Guid Id, string Code, string Name, string? Region);

/// <summary>A record whose public fields can be corrected, with what stands in each of them now.</summary>
public sealed record CorrectableRecord(Guid? Certificate, Guid? Organization, string Title, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string?> Values);

/// <summary>Acts and objections of whoever asks, one and in lists; and records looked up by the code that a person types.</summary>
public sealed class ActViews(Database database)
{
    public const int PageRows = 50;

    public async Task<ActPage> List(ProposalKind kind, ProposalState? state, Guid? after, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var word = state is { } wanted ? Word(wanted) : null;
        var rows = await ActViewStore.List(session, kind, word, after, PageRows + 1, ct);
        var shown = rows.Take(PageRows).Select(View).ToList();
        return new ActPage(shown, await ActViewStore.Count(session, kind, word, ct), rows.Count > PageRows ? shown[^1].Id : null);
    }

    /// <summary>All of a filter, for an export.</summary>
    public async IAsyncEnumerable<ActView> All(
        ProposalKind kind, ProposalState? state, Mandate mandate, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (Guid? after = null; ;)
        {
            var page = await List(kind, state, after, mandate, ct);
            foreach (var act in page.Acts)
            {
                yield return act;
            }

            if (page.Next is null)
            {
                yield break;
            }

            after = page.Next;
        }
    }

    /// <summary>Null: unknown, of another kind, or not within the scope.</summary>
    public async Task<ActView?> Find(ProposalKind kind, Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ActViewStore.Find(session, kind, id, ct) is { } row ? View(row) : null;
    }

    public async Task<ObjectionView?> Objection(Guid id, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        if (await ActViewStore.Objection(session, id, ct) is not { } row)
        {
            return null;
        }

        var state = row.ToObjection().State;
        return new ObjectionView(
            row.Id, Enum.Parse<EntryKind>(row.EntryKind, ignoreCase: true), row.Entry, row.Title, row.Grounds, ActRules.Read(row.Evidence), state,
            ObjectionRefusals.Word(state), row.FiledOn, row.DueOn, row.OrganName, row.HandlerName, row.HandledOn, row.DeciderName, row.Decision, row.DecidedOn, row.Version);
    }

    /// <summary>An organisation by its code. One that was merged is no longer a firm of its own.</summary>
    public async Task<Outcome<KnownFirm>> Organization(string? code, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        return await ActViewStore.Organization(session, Typed(code), ct) switch
        {
            null => ActRefusals.Unknown("组织"),
            { MergedInto: not null } merged => ActViewRefusals.Merged(merged.Name),
            var row => new KnownFirm(row.Id, row.Code, row.Name, row.Region),
        };
    }

    /// <summary>A body by its approval number: one that sits within the scope, and for a province also one that certifies there.</summary>
    public async Task<Outcome<KnownFirm>> Body(string? approvalNo, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        var isProvince = mandate.Organ is { Region.Above: null };
        return await ActViewStore.Body(session, Typed(approvalNo), isProvince, ct) is { } row
            ? new KnownFirm(row.Id, row.Code, row.Name, row.Region)
            : ActRefusals.Unknown("认证机构");
    }

    /// <summary>A certificate by its public code, or an organisation by its code.</summary>
    public async Task<Outcome<CorrectableRecord>> Record(string? code, Mandate mandate, CancellationToken ct)
    {
        await using var session = await database.Read(mandate.Scope, ct);
        if (await OrganizationFileStore.Find(session, Typed(code), ct) is { } o)
        {
            return new CorrectableRecord(
                null, o.Id, o.Name, Correctable.OrganizationFields,
                new Dictionary<string, string?>(StringComparer.Ordinal) { [Correctable.Name] = o.Name, [Correctable.Region] = o.Region, ["address"] = o.Address });
        }

        if (await ActViewStore.Certificate(session, (code ?? string.Empty).Trim().ToLowerInvariant(), ct) is not { } certificate)
        {
            return ActRefusals.Unknown("证书或组织");
        }

        var content = (await ActViewStore.Content(session, certificate, ct))!;
        var values = Correctable.CertificateFields.Keys.Select(field => (field, held: Correctable.Of(content, field)))
            .Where(pair => !pair.held.IsRefused).ToDictionary(pair => pair.field, pair => pair.held.Value.Value, StringComparer.Ordinal);
        var labels = Correctable.CertificateFields.Where(pair => values.ContainsKey(pair.Key)).ToDictionary(StringComparer.Ordinal);
        return new CorrectableRecord(certificate, null, values.GetValueOrDefault(Correctable.HolderName) ?? code!, labels, values);
    }

    private static string Typed(string? code) => (code ?? string.Empty).Trim().ToUpperInvariant();

    private static string Word(ProposalState state) => state switch
    {
        ProposalState.Proposed => "proposed",
        ProposalState.InForce => "in-force",
        ProposalState.Declined => "declined",
        _ => "undone",
    };

    private static ActView View(ActViewRow row)
    {
        var kind = Enum.Parse<ProposalKind>(row.Kind, ignoreCase: true);
        var state = Enum.GetValues<ProposalState>().First(one => Word(one) == row.State);
        return new ActView(
            row.Id, kind, state, ProposalRefusals.Word(state), new Organ(RegionCode.Parse(row.OrganRegion).Value, row.OrganName), row.Title ?? string.Empty,
            row.Code ?? string.Empty, [.. Lines(kind, row)], row.Reason, row.Basis, ActRules.Read(row.Evidence), row.Number, row.Author, row.AuthorName,
            row.ProposedAt, row.DueOn, row.DecidedName, row.DecidedOn, row.Decision, row.UndoneName, row.UndoneOn, row.Version)
        {
            Body = row.Body,
            EffectiveOn = row.EffectiveOn,
            Person = row.Person,
            ActOn = row.ActOn,
            Clause = row.Clause,
            StartsOn = row.StartsOn,
            EndsOn = row.EndsOn,
            Holder = row.Holder,
        };
    }

    private static IEnumerable<ActLine> Lines(ProposalKind kind, ActViewRow row) => kind switch
    {
        ProposalKind.Withdrawal =>
            [new("撤销决定文号", row.DecisionNo!), new("决定日期", Day(row.WithdrawalDecidedOn)), new("生效日期", Day(row.EffectiveOn))],
        ProposalKind.Ban => [new("行为日期", Day(row.ActOn)), new("禁业开始", Day(row.StartsOn)), new("禁业截止", row.EndsOn is null ? "终身" : Day(row.EndsOn))],
        ProposalKind.Merge => [new("保留的记录", $"{row.SurvivorName}（{row.SurvivorCode}）")],
        _ =>
        [
            new("更正字段", (row.Certificate is null ? Correctable.OrganizationFields : Correctable.CertificateFields).GetValueOrDefault(row.Field!) ?? row.Field!),
            new("原值", row.OldValue ?? "（空）"), new("新值", row.NewValue!),
        ],
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
}

internal static class ActViewRefusals
{
    public static Refusal Merged(string name) => new("registry.view.merged", $"“{name}”已并入另一条记录。请改用保留的那条记录的代码。");
}
