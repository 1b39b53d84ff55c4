using System.Text.Json;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.People;

namespace Zhiheng.Registry.Lookup;

/// <summary>One certificate put together for its page: the row, its facts and what hangs on it.</summary>
public sealed partial class CertificateLookup
{
    private async Task<CertificateView> View(Session session, DetailRow row, History history, DateOnly day, DateOnly today, CancellationToken ct)
    {
        var now = history.AsOf(today) with { SurveillanceDue = row.SurveillanceDue };
        var asOf = day == today ? now : history.AsOf(day);
        var content = day == today ? row.Content : history.ContentAsOf(day);
        using var document = JsonDocument.Parse(content ?? "{}");
        var story = new Story(labels);
        var steps = history.Facts.Where(f => f.EffectiveOn <= day).Reverse().Take(MostSteps).Select(story.Tell).ToList();
        var (children, childCount) = await Children(session, row, ct);
        return new CertificateView
        {
            Summary = row.ToSummary(asOf with { IssuedOn = row.IssuedOn, ExpiresOn = asOf.ExpiresOn ?? row.ExpiresOn }, day, Schemes, Regions),
            AsOf = day,
            IsToday = day == today,
            IsDemo = row.IsDemo,
            BodyWithdrawnOn = row.WithdrawnOn is { } withdrawn && withdrawn <= day ? withdrawn : null,
            FirstIssuedOn = row.FirstIssuedOn,
            SurveillanceDue = asOf.SurveillanceDue,
            Alarm = Surveillance.AlarmOn(today, now),
            Fields = labels.Of(document.RootElement),
            Sites = Texts(document.RootElement, "sites"),
            Parties = await Parties(session, row.Id, ct),
            Parent = row.ParentNumber is { } parent ? await Parent(session, row.Body, parent, ct) : null,
            Children = children,
            ChildCount = childCount,
            Signatories = await Signatories(session, row.Id, ct),
            Life = Story.Life(history, today),
            History = steps,
            LastRecordedAt = history.Facts.Count > 0 ? history.Facts.Max(f => f.At) : DateTimeOffset.MinValue,
        };
    }

    private async Task<(IReadOnlyList<CertificateSummary> First, int Count)> Children(Session session, DetailRow row, CancellationToken ct)
    {
        var keys = new { body = row.Body, number = row.Number, most = MostChildren };
        var rows = await session.Query<SummaryRow>(
            $"select {SummaryRow.Columns} from {SummaryRow.From} where c.body = @body and c.parent_number = @number order by c.number limit @most",
            keys,
            ct);
        var count = rows.Count < MostChildren
            ? rows.Count
            : await session.First<long>("select count(*) from registry_certificate where body = @body and parent_number = @number", keys, ct);
        return ([.. rows.Select(Summary)], (int)count);
    }

    private async Task<CertificateSummary?> Parent(Session session, Guid body, string number, CancellationToken ct)
    {
        var row = await session.First<SummaryRow>(
            $"select {SummaryRow.Columns} from {SummaryRow.From} where c.number_key = @key and c.body = @body and c.number = @number",
            new { key = NumberKey.Of(number), body, number },
            ct);
        return row is null ? null : Summary(row);
    }

    private static async Task<IReadOnlyList<PartyView>> Parties(Session session, Guid certificate, CancellationToken ct)
        => [.. (await session.Query<(string Role, string Code, string Name, string? Address)>(
            """
            select p.role, o.code, o.name, o.address
            from registry_party p join registry_organization o on o.id = p.organization
            where p.certificate = @certificate order by p.role desc
            """,
            new { certificate },
            ct)).Select(p => new PartyView(p.Role, p.Code, p.Name, p.Address))];

    private async Task<IReadOnlyList<Signatory>> Signatories(Session session, Guid certificate, CancellationToken ct)
        => [.. (await session.Query<(string Stage, string Name, string? RegistrationNo, string? Qualification)>(
            """
            select stage, name, registration_no, qualification
            from registry_team_member
            where certificate = @certificate
            order by ends_at desc, name limit 20
            """,
            new { certificate },
            ct)).Select(m => new Signatory(
                labels.Name("stage", m.Stage),
                MaskedName.Of(m.Name),
                m.RegistrationNo,
                m.Qualification is null ? null : labels.Name("qualification", m.Qualification)))];

    private static string[] Texts(JsonElement content, string field) => content.TryGetProperty(field, out var value)
        ? value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [value.GetString()!]
        : [];

    private sealed record DetailRow : SummaryRow
    {
        public Guid Body { get; init; }

        public Guid Holder { get; init; }

        public DateOnly? FirstIssuedOn { get; init; }

        public string? ParentNumber { get; init; }

        public DateOnly? SurveillanceDue { get; init; }

        public string Content { get; init; } = string.Empty;

        public bool IsDemo { get; init; }

        public DateOnly? WithdrawnOn { get; init; }
    }
}
