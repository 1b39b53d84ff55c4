using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Proofs.Draws;

namespace Zhiheng.Inspection.Draws;

/// <summary>Tasks in the order of the draw, each with its team; who stays without one is for people to decide.</summary>
internal sealed class TaskMaking(BusinessCalendar calendar)
{
    public async Task Make(Work work, DrawRow draw, FrozenDraw frozen, DrawBundle bundle, CancellationToken ct)
    {
        var subjects = frozen.Subjects.ToDictionary(one => one.Code, StringComparer.Ordinal);
        var teams = bundle.Teams!.ToDictionary(team => team.Subject, team => team.Members, StringComparer.Ordinal);
        foreach (var (index, id) in bundle.Strata.SelectMany(stratum => stratum.Selected).Index())
        {
            await Add(work, draw, subjects[id], index + 1, teams[id], frozen.Lists.Inspectors, ct);
        }
    }

    /// <summary>The id of the new task. The first of a team who can lead leads it.</summary>
    public async Task<Guid> Add(Work work, DrawRow draw, SubjectRow subject, int place, IReadOnlyList<string> members, IReadOnlyList<Inspector> inspectors, CancellationToken ct)
    {
        var leader = members.FirstOrDefault(id => inspectors.First(one => one.Id == id).Leads);
        var task = new TaskRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Draw = draw.Id, Campaign = draw.Campaign, Place = place, Subject = subject.Code, SubjectName = subject.Name,
            Organization = subject.Organization, Region = subject.Region, OrganRegion = draw.OrganRegion, OrganName = draw.OrganName, State = members.Count == 0 ? "unfilled" : "assigned",
        };
        var team = members.Select((id, number) => new MemberRow { Inspector = Guid.ParseExact(id, "n"), Ordinal = number + 1, Leads = id == leader }).ToList();
        await TaskStore.Add(work, task, team, ct);
        return task.Id;
    }
}
