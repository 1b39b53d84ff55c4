using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Testing;

/// <summary>An adopted policy with its measures, as rows: adoption itself is another matter. Units are named by their place in the list given.</summary>
public sealed record GivenTargets(Guid Policy, IReadOnlyList<Guid> Measures, IReadOnlyList<Guid> Units, IReadOnlyList<Guid> Indicators);

/// <summary>A responsible unit and the authority that answers for it; without a region nobody does.</summary>
public sealed record GivenUnit(string Name, string? OrganRegion, string? OrganName = null);

public sealed class TestTargets(Database database, TimeProvider clock)
{
    /// <summary>
    /// A policy of an authority. Each measure is the roles of its units in their order: L leads, P takes part, I carries out, - has nothing to do with it.
    /// Each indicator is name, baseline, target and comparator, parted by blanks; "-" is no baseline.
    /// </summary>
    public async Task<GivenTargets> Adopt(
        string region, string organ, IReadOnlyList<GivenUnit> units, IReadOnlyList<string> measures, IReadOnlyList<string>? indicators = null, DateOnly? replacedOn = null)
    {
        var act = new Act("试验人员", Capacity.Operator, clock.GetUtcNow(), "试验");
        await using var work = await database.Begin(act, CancellationToken.None);
        Task Run(string sql, object parameters) => work.Execute(sql, parameters, CancellationToken.None);
        Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
        var (policy, day) = (NewId(), BusinessCalendar.DateIn(clock.GetUtcNow()));
        await Run(
            """
            insert into targets_document (id, file_name, sha256, body, reading, draft, region, organ_region, organ_name, state, author, author_name, received_on, decider, version)
            values (@policy, '试验.txt', @hash, '正文', '{}', '{}', @region, @region, @organ, 'adopted', @policy, '拟稿人', @day, @decider, 1)
            """,
            new { policy, hash = new string('0', 64), region, organ, day, decider = NewId() });
        await Run(
            """
            insert into targets_policy (id, title, region, organ_region, organ_name, adopted_on, replaced_on, is_demo, version)
            values (@policy, '关于加强质量认证体系建设的实施意见', @region, @region, @organ, @day, @replacedOn, @no, 1)
            """,
            new { policy, region, organ, day, replacedOn, no = false });
        var unitIds = new List<Guid>();
        foreach (var unit in units)
        {
            unitIds.Add(NewId());
            await Run(
                "insert into targets_unit (id, region, name, organ_region, organ_name, version) values (@id, @region, @Name, @OrganRegion, @organName, 1)",
                new { id = unitIds[^1], region, unit.Name, unit.OrganRegion, organName = unit.OrganRegion is null ? null : unit.OrganName ?? unit.Name });
        }

        var measureIds = new List<Guid>();
        foreach (var roles in measures)
        {
            measureIds.Add(NewId());
            await Run(
                """
                insert into targets_measure (id, policy, ordinal, no, title, body, organ_region, organ_name, version)
                values (@id, @policy, @ordinal, @no, @title, '正文', @region, @organ, 1)
                """,
                new { id = measureIds[^1], policy, ordinal = measureIds.Count, no = $"（{measureIds.Count}）", title = $"任务{measureIds.Count}", region, organ });
            for (var i = 0; i < roles.Length; i++)
            {
                if (roles[i] != '-')
                {
                    await Run(
                        "insert into targets_duty (id, measure, unit, role, printed) values (@id, @measure, @unit, @role, @printed)",
                        new
                        {
                            id = NewId(), measure = measureIds[^1], unit = unitIds[i], role = roles[i] switch { 'L' => "lead", 'P' => "participant", _ => "implementer" }, printed = units[i].Name,
                        });
                }
            }
        }

        var indicatorIds = new List<Guid>();
        foreach (var words in (indicators ?? []).Select(indicator => indicator.Split(' ')))
        {
            indicatorIds.Add(NewId());
            await Run(
                """
                insert into targets_indicator (id, policy, ordinal, name, baseline, target, unit, due_year, comparator, kind, body, organ_region, organ_name, source, version)
                values (@id, @policy, @ordinal, @name, @baseline, @target, '项', 2030, @comparator, 'level', '正文', @region, @organ, 'reported', 1)
                """,
                new
                {
                    id = indicatorIds[^1], policy, ordinal = indicatorIds.Count, name = words[0], baseline = words[1] == "-" ? null : words[1], target = words[2], comparator = words[3], region, organ,
                });
        }

        await work.Commit([], CancellationToken.None);
        return new GivenTargets(policy, measureIds, unitIds, indicatorIds);
    }
}
