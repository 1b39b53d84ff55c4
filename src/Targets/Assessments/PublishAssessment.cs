using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;
using Zhiheng.Proofs.Json;

namespace Zhiheng.Targets.Assessments;

/// <summary>Freezes the results with notes, adjustments, objections and the digests of their evidence, and makes them public.</summary>
public sealed record PublishAssessment(Guid Assessment, long Version);

/// <summary>A result as it is published: the computed score, what was adjusted beside it, and both together.</summary>
public sealed record FrozenUnit(UnitResult Result, IReadOnlyList<FrozenRemark> Remarks, IReadOnlyList<FrozenContest> Objections, decimal Adjusted, decimal? Final);

/// <summary>A note or an adjustment without the names of persons.</summary>
public sealed record FrozenRemark(string? Line, decimal? Points, string Reason, DateOnly MadeOn, IReadOnlyList<string> Evidence);

public sealed record FrozenContest(string? Line, string Words, DateOnly FiledOn, string State, string Decision, DateOnly DecidedOn, IReadOnlyList<string> Evidence);

/// <summary>All of it. Evidence is named by its hash, "sha256:" and 64 hexadecimal digits.</summary>
public sealed record FrozenAssessment(
    string Policy, int Year, DateOnly AsOf, string OrganRegion, string OrganName, string SchemeTitle, int SchemeNo, IReadOnlyList<SchemeLine> Scheme, IReadOnlyList<FrozenUnit> Units);

public sealed class PublishAssessmentHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<AssessmentPublished>> Handle(PublishAssessment command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        var taken = await AssessmentTaking.Take(work, command.Assessment, command.Version, mandate, ct, "open");
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var row = taken.Value;
        if (row.Author == mandate.Account)
        {
            return ActRefusals.SamePerson("考核计算人", "公布人");
        }

        if (row.ObjectionsBy >= calendar.Today)
        {
            return AssessmentRefusals.ObjectionsRunning(row.ObjectionsBy.Value);
        }

        var contests = await AssessmentStore.Contests(work, row.Id, ct);
        if (contests.Count(contest => contest.State == "filed") is > 0 and var waiting)
        {
            return AssessmentRefusals.ContestsOpen(waiting);
        }

        var scheme = (await SchemeStore.Find(work, row.Scheme, true, null, null, ct))!;
        var frozen = await Freeze(work, row, scheme, await AssessmentStore.Remarks(work, row.Id, ct), contests, ct);
        var canonical = CanonicalJson.Of(AssessmentJson.Element(frozen)).Value;
        var published = row with
        {
            State = "published", Publisher = mandate.Account, PublisherName = act.Who, PublishedOn = calendar.Today, Frozen = Encoding.UTF8.GetString(canonical),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(canonical)),
        };
        ActWork.Saved(nameof(AssessmentRow), row.Id, await AssessmentStore.Save(work, published, ct));
        var results = JsonSerializer.SerializeToElement(frozen.Units.Select(unit => new { unit = unit.Result.Name, score = unit.Final is { } final ? Scoring.Text(final) : null }));
        var fact = new AssessmentPublished(calendar.Today, row.Id, row.PolicyTitle, row.Year, row.AsOf, row.OrganRegion, row.OrganName, scheme.No, published.Sha256, results);
        await work.Commit(JournalEntry.Public(row.Id, fact), ct);
        return fact;
    }

    private static async Task<FrozenAssessment> Freeze(
        Work work, AssessmentRow row, SchemeRow scheme, IReadOnlyList<RemarkRow> remarks, IReadOnlyList<ContestRow> contests, CancellationToken ct)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        async Task<IReadOnlyList<string>> Named(IEnumerable<string> references)
        {
            var named = new List<string>();
            foreach (var reference in references)
            {
                if (!digests.TryGetValue(reference, out var digest))
                {
                    digest = Guid.TryParse(reference, out var id) && await EvidenceFiles.Find(work, id, ct) is { } file ? $"sha256:{file.Digest}" : reference;
                    digests[reference] = digest;
                }

                named.Add(digest);
            }

            return named;
        }

        var units = new List<FrozenUnit>();
        foreach (var result in row.ResultList)
        {
            var lines = new List<LineResult>();
            foreach (var line in result.Lines)
            {
                lines.Add(line with { Evidence = await Named(line.Evidence) });
            }

            var said = new List<FrozenRemark>();
            foreach (var remark in remarks.Where(remark => remark.Unit == result.Unit))
            {
                said.Add(new FrozenRemark(remark.Line, Scoring.Parse(remark.Points), remark.Reason, remark.MadeOn, await Named(ActRules.Read(remark.Evidence))));
            }

            var objections = new List<FrozenContest>();
            foreach (var contest in contests.Where(contest => contest.Unit == result.Unit))
            {
                objections.Add(new FrozenContest(
                    contest.Line, contest.Words, contest.FiledOn, contest.State, contest.Decision!, contest.DecidedOn!.Value, await Named(ActRules.Read(contest.Evidence))));
            }

            var adjusted = said.Sum(remark => remark.Points ?? 0m);
            units.Add(new FrozenUnit(result with { Lines = lines }, said, objections, adjusted, result.Score + adjusted));
        }

        return new FrozenAssessment(row.PolicyTitle, row.Year, row.AsOf, row.OrganRegion, row.OrganName, scheme.Title, scheme.No, scheme.LineList, units);
    }
}
