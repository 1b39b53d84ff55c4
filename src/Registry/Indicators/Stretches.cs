using System.Globalization;
using System.Text.Json;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Indicators;

/// <summary>A certificate that is counted; the holder is the surviving entry.</summary>
internal sealed record Counted
{
    public Guid Id { get; init; }

    public Guid Holder { get; init; }

    public string Scheme { get; init; } = string.Empty;
}

/// <summary>
/// Facts of one certificate into stretches: pure. What holds on a day is the fold of the facts up to that day (<see cref="Certificate.StandingOn"/>):
/// in force is what is neither suspended nor ended nor expired; the last day of validity counts, and so does the day on which a fact has effect.
/// A suspension lasts until it is lifted, whatever end was announced.
/// </summary>
internal static class Stretches
{
    public static readonly IReadOnlyList<string> Kinds =
    [
        nameof(CertificateReported), nameof(CertificateChanged), nameof(CertificateRenewed), nameof(CertificateSuspended), nameof(CertificateRestored),
        nameof(CertificateRevoked), nameof(CertificateCancelled), nameof(RecordCorrected),
    ];

    private sealed record Content
    {
        public string? HolderDistrict { get; init; }

        public JsonElement? PeopleCovered { get; init; }

        public string? FirstIssuedOn { get; init; }
    }

    private sealed record Payload
    {
        public DateOnly? ExpiresOn { get; init; }

        public DateOnly? Until { get; init; }

        public Content? Content { get; init; }
    }

    public static IReadOnlyList<Stretch> Of(Counted counted, IEnumerable<JournalFact> facts)
    {
        var found = new List<Stretch>();
        var certificate = new Certificate { Id = counted.Id, Number = string.Empty, IssuedOn = DateOnly.MaxValue };
        Content? content = null;
        var days = facts.OrderBy(fact => fact.EffectiveOn).ThenBy(fact => fact.Seq).GroupBy(fact => fact.EffectiveOn).ToList();
        for (var i = 0; i < days.Count; i++)
        {
            var day = days[i].Key;
            var before = certificate;
            foreach (var fact in days[i])
            {
                var payload = Journal.Read<Payload>(fact.Payload);
                content = payload.Content ?? content;
                certificate = Apply(certificate, fact, payload);
            }

            var stretch = new Stretch { Holder = counted.Holder, Certificate = counted.Id, Scheme = counted.Scheme, Region = Region(content), Size = Sizes.Of(content?.PeopleCovered) };
            var isNew = before.IssuedOn == DateOnly.MaxValue && certificate.IssuedOn != DateOnly.MaxValue;
            if (isNew)
            {
                found.Add(stretch with { Kind = StretchKind.Issued, StartsOn = day, EndsOn = Stretch.EndOfYear(day), FirstOn = First(content, day) });
            }

            if (certificate.HasEnded && !before.HasEnded)
            {
                found.Add(stretch with { Kind = StretchKind.Withdrawn, StartsOn = day, EndsOn = Stretch.EndOfYear(day) });
            }

            Stand(found, stretch, certificate, day, i + 1 < days.Count ? days[i + 1].Key.AddDays(-1) : DateOnly.MaxValue);
        }

        return [.. found.Select((stretch, no) => stretch with { No = no })];
    }

    private static void Stand(List<Stretch> found, Stretch stretch, Certificate certificate, DateOnly from, DateOnly to)
    {
        var start = from < certificate.IssuedOn ? certificate.IssuedOn : from;
        var end = certificate.ExpiresOn < to ? certificate.ExpiresOn.Value : to;
        if (certificate.HasEnded || end < start)
        {
            return;
        }

        var kind = certificate.Status == CertificateStatus.Suspended ? StretchKind.Suspended : StretchKind.Valid;
        var one = stretch with { Kind = kind, StartsOn = start, EndsOn = end };
        var last = found.FindLastIndex(other => other.Kind is StretchKind.Valid or StretchKind.Suspended);
        if (last >= 0 && found[last].SaysTheSameAs(one) && found[last].EndsOn.AddDays(1) == start)
        {
            found[last] = found[last] with { EndsOn = end };
        }
        else
        {
            found.Add(one);
        }
    }

    private static Certificate Apply(Certificate certificate, JournalFact fact, Payload payload) => fact.Kind switch
    {
        nameof(CertificateReported) => certificate with { IssuedOn = fact.EffectiveOn, ExpiresOn = payload.ExpiresOn, StatusSince = fact.EffectiveOn },
        nameof(CertificateRenewed) => certificate.Apply(new CertificateRenewed(fact.EffectiveOn, payload.ExpiresOn, default)),
        nameof(CertificateSuspended) => certificate.Apply(new CertificateSuspended(fact.EffectiveOn, payload.Until ?? DateOnly.MaxValue, null)),
        nameof(CertificateRestored) => certificate.Apply(new CertificateRestored(fact.EffectiveOn)),
        nameof(CertificateRevoked) => certificate.Apply(new CertificateRevoked(fact.EffectiveOn, null)),
        nameof(CertificateCancelled) => certificate.Apply(new CertificateCancelled(fact.EffectiveOn, null)),
        _ => certificate,
    };

    // As it was reported: 37 and 3701 are short for a province and a city.
    private static string? Region(Content? content)
        => content?.HolderDistrict is { } text && RegionCode.Parse(text.Length is 2 or 4 ? text.PadRight(RegionCode.Length, '0') : text) is { IsRefused: false } region ? region.Value.Value : null;

    private static DateOnly First(Content? content, DateOnly issuedOn)
        => DateOnly.TryParseExact(content?.FirstIssuedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first < issuedOn ? first : issuedOn;
}

/// <summary>
/// How many people the certified system covers (the public field peopleCovered), in the bands of industry of 统计上大中小微型企业划分办法（2017）. It is no
/// statement about the enterprise, whose turnover counts too. Compulsory certificates carry no such number and have no band.
/// </summary>
internal static class Sizes
{
    /// <summary>Band and the least number of people in it, the largest first.</summary>
    public static readonly IReadOnlyList<(string Band, int Least)> Bands = [("large", 1000), ("medium", 300), ("small", 20), ("micro", 0)];

    public static string? Of(JsonElement? people)
        => people is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var count) && count >= 0 ? Bands.First(band => count >= band.Least).Band : null;
}
