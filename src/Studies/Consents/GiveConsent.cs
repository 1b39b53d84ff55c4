using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Shelf;

namespace Zhiheng.Studies.Consents;

/// <summary>
/// Lets one recipient read a study: an authority by region and name, or a firm or body by its code. Without days it runs from today for
/// <see cref="GiveConsentHandler.UsualDays"/> days.
/// </summary>
public sealed record GiveConsent(Guid Study, string? OrganRegion, string? OrganName, string? Code, string? Reach, DateOnly? StartsOn = null, DateOnly? EndsOn = null);

/// <summary>Gives consents. What is shared is for reading; it never becomes evidence of an enforcement case by itself.</summary>
public sealed class GiveConsentHandler(Database database, BusinessCalendar calendar, AuditLog audit, PowerHolders holders, IParties parties)
{
    /// <summary>First and last day included.</summary>
    public const int UsualDays = 90;

    private const int MostCode = 40;

    /// <summary>The last day of a consent that begins on that day at most: a year, both days included.</summary>
    public static DateOnly Longest(DateOnly from) => from.AddYears(1).AddDays(-1);

    public async Task<Outcome<ConsentRow>> Handle(GiveConsent command, Act act, Mandate mandate, Origin from, CancellationToken ct)
    {
        var recipient = await Recipient(command, mandate, ct);
        if (recipient.IsRefused)
        {
            return recipient.Refusal;
        }

        if (await parties.Of(mandate.Scope.Body, mandate.Scope.Body is null ? mandate.Scope.Organization : null, ct) is not { } owner)
        {
            return StudyRefusals.NoOwner();
        }

        var starts = command.StartsOn ?? calendar.Today;
        var ends = command.EndsOn ?? starts.AddDays(UsualDays - 1);
        if (Days(starts, ends) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await StudyStore.Find(work, command.Study, calendar.Today, ct) is not { } study)
        {
            return ActRefusals.Unknown("研究");
        }

        if (study.ArchivedAt is not null)
        {
            return StudyRefusals.Archived();
        }

        await ConsentStore.Hold(work, study.Id, ct);
        var row = recipient.Value with
        {
            Id = Guid.CreateVersion7(calendar.Now), Study = study.Id, OwnerName = owner.Name, StartsOn = starts, EndsOn = ends, GivenAt = calendar.Now, GivenBy = mandate.Account, GivenByName = act.Who,
        };
        if ((await ConsentStore.Of(work, study.Id, ct)).FirstOrDefault(other => other.IsOpenOn(calendar.Today) && IsSame(other, row)) is { } already)
        {
            return ConsentRefusals.Already(already.Recipient, already.EndsOn);
        }

        await ConsentStore.Add(work, row, ct);
        await audit.AddTo(work, Entry("study.shared", act, from, row), ct);
        await work.Commit([], ct);
        return row;
    }

    internal static AuditEntry Entry(string kind, Act act, Origin from, ConsentRow row)
        => new(kind, act.Account, act.Who, null, from.Address, $"study {row.Study}", $"{row.Recipient} {row.OrganRegion ?? row.RecipientCode} {row.Reach} {row.StartsOn:yyyy-MM-dd}/{row.EndsOn:yyyy-MM-dd}");

    private Refusal? Days(DateOnly starts, DateOnly ends)
        => starts < calendar.Today ? ConsentRefusals.Starts(starts, calendar.Today)
            : ends < starts || ends > Longest(starts) ? ConsentRefusals.Ends(starts, Longest(starts))
            : null;

    private static bool IsSame(ConsentRow one, ConsentRow other)
        => one.OrganRegion == other.OrganRegion && one.OrganName == other.OrganName && one.RecipientBody == other.RecipientBody && one.RecipientOrganization == other.RecipientOrganization;

    private async Task<Outcome<ConsentRow>> Recipient(GiveConsent command, Mandate mandate, CancellationToken ct)
    {
        var (organ, code) = (command.OrganName?.Trim() ?? string.Empty, command.Code?.Trim().ToUpperInvariant() ?? string.Empty);
        if (organ.Length == 0 == (code.Length == 0))
        {
            return ConsentRefusals.Recipient();
        }

        if (command.Reach is not ("latest" or "all"))
        {
            return ConsentRefusals.Reach();
        }

        if (organ.Length > 0)
        {
            var region = RegionCode.Parse(command.OrganRegion);
            return !region.IsRefused && (await holders.Of(Power.ReadSharedStudies, region.Value, ct)).Any(holder => holder.OrganizationName == organ)
                ? new ConsentRow { OrganRegion = region.Value.Value, OrganName = organ, Reach = command.Reach }
                : ConsentRefusals.Organ(organ);
        }

        if (code.Length > MostCode || code.Any(char.IsControl) || await parties.WithCode(code, ct) is not { } party)
        {
            return ConsentRefusals.Party(code[..Math.Min(code.Length, MostCode)]);
        }

        var isOwn = party.Body is { } body && body == mandate.Scope.Body || party.Organization is { } organization && organization == mandate.Scope.Organization;
        return isOwn
            ? ConsentRefusals.Own()
            : new ConsentRow { RecipientCode = code, RecipientName = party.Name, RecipientBody = party.Body, RecipientOrganization = party.Organization, Reach = command.Reach };
    }
}
