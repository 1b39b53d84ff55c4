using Zhiheng.Contracts.Registry;
using Zhiheng.Registry.Organizations;
using Zhiheng.Studies.Benchmarks;
using Zhiheng.Studies.Consents;
using Zhiheng.Studies.Shelf;

namespace Zhiheng.Web.SignedIn;

/// <summary>Studies that firms keep, what they share of them, and benchmarks.</summary>
internal static class StudyPages
{
    public static void AddStudies(this IServiceCollection services)
    {
        services.AddSingleton<IParties, Parties>();
        services.AddSingleton<KeepStudyHandler>();
        services.AddSingleton<ArchiveStudyHandler>();
        services.AddSingleton<StudyReading>();
        services.AddSingleton<GiveConsentHandler>();
        services.AddSingleton<WithdrawConsentHandler>();
        services.AddSingleton<SharedStudies>();
        services.AddSingleton<Recipients>();
        services.AddSingleton<ContributeHandler>();
        services.AddSingleton<BenchmarkReading>();
        services.AddSingleton<Zhiheng.Studies.Demo.DemoStudies>();
    }
}
