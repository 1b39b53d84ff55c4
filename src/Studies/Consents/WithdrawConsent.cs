using Zhiheng.Kernel;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Studies.Consents;

/// <summary>Takes a consent back. From that moment on nothing of the study is shown to its recipient.</summary>
public sealed record WithdrawConsent(Guid Consent);

public sealed class WithdrawConsentHandler(Database database, BusinessCalendar calendar, AuditLog audit)
{
    public async Task<Outcome<ConsentRow>> Handle(WithdrawConsent command, Act act, Mandate mandate, Origin from, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await ConsentStore.Given(work, command.Consent, ct) is not { } row)
        {
            return ActRefusals.Unknown("共享");
        }

        if (!row.IsOpenOn(calendar.Today) || await ConsentStore.Withdraw(work, row.Id, calendar.Now, ct) == 0)
        {
            return ConsentRefusals.Over();
        }

        await audit.AddTo(work, GiveConsentHandler.Entry("study.share-withdrawn", act, from, row), ct);
        await work.Commit([], ct);
        return row with { WithdrawnAt = calendar.Now };
    }
}
