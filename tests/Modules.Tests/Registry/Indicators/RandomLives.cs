using Zhiheng.Contracts.Registry;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Modules.Tests.Registry.Indicators;

/// <summary>Makes random facts of certificates, as reports bring them: in any order, some late, all possible. The same seed makes the same facts.</summary>
internal sealed class RandomLives(CountedRegister register, uint seed)
{
    private static readonly string[] Regions = ["370102", "370112", "370202", "371202", "110105"];
    private static readonly string[] Schemes = ["A010101", "A020101", "B0101", "P0201", "C15"];
    private readonly List<(Certificate State, DateOnly Last)> lives = [];
    private uint state = seed;

    public List<Guid> Holders { get; } = [];

    public int Next(int below)
    {
        state = (state * 1664525) + 1013904223;
        return (int)((state >> 8) % (uint)below);
    }

    /// <summary>New certificates and further facts of old ones, in one transaction.</summary>
    public async Task Batch(int certificates, int changes)
    {
        while (Holders.Count < 6)
        {
            Holders.Add(await register.Organization());
        }

        var facts = new List<JournalEntry>();
        await using var work = await register.Database.Begin(register.Test.Act(), CountedRegister.Ct);
        for (var i = 0; i < certificates; i++)
        {
            facts.Add(await Begin(work));
        }

        for (var i = 0; i < changes; i++)
        {
            if (Change(Next(lives.Count)) is { } fact)
            {
                facts.Add(fact);
            }
        }

        await work.Commit(facts, CountedRegister.Ct);
    }

    private async Task<JournalEntry> Begin(Work work)
    {
        var issued = new DateOnly(2024, 1, 1).AddDays(Next(860));
        DateOnly? expires = Next(10) == 0 ? null : issued.AddDays(Next(1200));
        var certificate = new Certificate { Id = register.Id(), Number = "", IssuedOn = issued, ExpiresOn = expires, StatusSince = issued };
        var scheme = Schemes[Next(Schemes.Length)];
        await CountedRegister.AddCertificate(work, certificate.Id, Holders[Next(Holders.Count)], scheme, issued, expires);
        lives.Add((certificate, issued));
        return CountedRegister.Reported(certificate.Id, scheme, issued, expires, Content());
    }

    private System.Text.Json.JsonElement Content()
        => CountedRegister.Content(Next(9) == 0 ? null : Regions[Next(Regions.Length)], Next(3) == 0 ? null : Next(1500), Next(4) == 0 ? $"202{Next(6)}-03-09" : null);

    private JournalEntry? Change(int which)
    {
        var (life, last) = lives[which];
        var today = register.Calendar.Today;
        var on = last.AddDays(Next(Math.Max(1, Math.Min(200, today.DayNumber - last.DayNumber))));
        switch (Next(7))
        {
            case 0 when !life.Suspend(on, on.AddDays(90), null, today).IsRefused:
                var suspended = life.Suspend(on, on.AddDays(90), null, today).Value;
                return Now(which, life.Apply(suspended), on, JournalEntry.Public(life.Id, suspended));
            case 1 or 2 when !life.Restore(on, today).IsRefused:
                var restored = life.Restore(on, today).Value;
                return Now(which, life.Apply(restored), on, JournalEntry.Public(life.Id, restored));
            case 3 when Next(3) == 0 && !life.Revoke(on, null, today).IsRefused:
                var revoked = life.Revoke(on, null, today).Value;
                return Now(which, life.Apply(revoked), on, JournalEntry.Public(life.Id, revoked));
            case 4 when Next(3) == 0 && !life.Cancel(on, null, today).IsRefused:
                var cancelled = life.Cancel(on, null, today).Value;
                return Now(which, life.Apply(cancelled), on, JournalEntry.Public(life.Id, cancelled));
            case 5 when !life.HasEnded && life.ExpiresOn is { } expires:
                var renewed = new CertificateRenewed(on, expires.AddDays(1 + Next(700)), Content());
                return Now(which, life.Apply(renewed), on, JournalEntry.Public(life.Id, renewed));
            default:
                // Late, as likely as not: it has effect before what is known already.
                var changed = new CertificateChanged(life.IssuedOn.AddDays(Next(Math.Max(1, today.DayNumber - life.IssuedOn.DayNumber))), [], Content());
                return JournalEntry.Public(life.Id, changed);
        }
    }

    private JournalEntry Now(int which, Certificate life, DateOnly on, JournalEntry fact)
    {
        lives[which] = (life, on);
        return fact;
    }
}
