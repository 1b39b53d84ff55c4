using Microsoft.AspNetCore.Mvc;
using Zhiheng.Contracts.Registry;
using Zhiheng.Inspection;
using Zhiheng.Inspection.Campaigns;
using Zhiheng.Inspection.Catalogue;
using Zhiheng.Inspection.Exports;
using Zhiheng.Inspection.Open;
using Zhiheng.Inspection.Checks;
using Zhiheng.Inspection.Desks;
using Zhiheng.Inspection.Findings;
using Zhiheng.Inspection.Draws;
using Zhiheng.Inspection.Plans;
using Zhiheng.Inspection.Pools;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Accounts.External;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Documents.Fonts;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Papers;
using Zhiheng.Registry;
using Zhiheng.Registry.Acts;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Corrections;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Objections;
using Zhiheng.Registry.Orders;
using Zhiheng.Registry.Organizations;
using Zhiheng.Registry.People;
using Zhiheng.Studies;
using Zhiheng.Targets;
using Zhiheng.Targets.Policies;
using Zhiheng.Web.Pages.Workbench;
using Zhiheng.Web.Pages.Workbench.Checks;

namespace Zhiheng.Web.SignedIn;

/// <summary>What signed-in pages need: accounts, powers, the audit log, forms that act once.</summary>
public static class SignedInPages
{
    /// <summary>Accounts and powers, as the command line needs them too.</summary>
    public static void AddAccounts(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(_ => new Passwords(settings.PasswordIterations ?? Passwords.DefaultIterations));
        services.AddSingleton<AccountSecrets>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditAnchoring>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AccountOffice>();
        services.AddSingleton<GrantOffice>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<MachineKeys>();
        services.AddSingleton<ExternalSignIn>();
        services.AddSingleton<FormStore>();
        services.AddSingleton(provider => new PaperRegister(provider.GetRequiredService<DocumentFonts>()));
        services.AddSingleton<PaperPrinting>();
        services.AddSingleton<PaperList>();
        services.AddSingleton(provider => new EvidenceFiles(
            provider.GetRequiredService<Database>(), settings.Folder, VirusScanners.From(settings.ClamAv, settings.Clock), settings.Clock));
        services.AddSingleton(_ => MailRelays.From(settings.Smtp, settings.Folder));
        services.AddSingleton(provider => new Mailer(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<IMailRelay>(), settings.PublicUrl ?? string.Empty, settings.Clock));
        services.AddSingleton<ReminderRun>();
        services.AddSingleton<DeclineProposalHandler>();
        services.AddSingleton<OrderBodyHandler>();
        services.AddSingleton<ApproveOrderHandler>();
        services.AddSingleton<DiscardOrderHandler>();
        services.AddSingleton<AnswerOrderHandler>();
        services.AddSingleton<JudgeAnswerHandler>();
        services.AddSingleton<CloseOrderHandler>();
        services.AddSingleton<SuperiorActsHandler>();
        services.AddSingleton<OwnOrders>();
        services.AddSingleton<FileObjectionHandler>();
        services.AddSingleton<HandleObjectionHandler>();
        services.AddSingleton<CorrectRecordHandler>();
        services.AddSingleton<BanPersonHandler>();
        services.AddSingleton<PersonDossier>();
        services.AddSingleton<MergeOrganizationsHandler>();
        services.AddSingleton<PreviewWithdrawal>();
        services.AddSingleton<WithdrawApprovalHandler>();
        services.AddSingleton<OrganizationFile>();
        services.AddSingleton<GlobalSearch>();
        services.AddSingleton<OwnLists>();
        services.AddSingleton<OwnDesk>();
        services.AddSingleton<OneRowReport>();
        services.AddSingleton<OfficerDesk>();
        services.AddSingleton<RecentActs>();
        services.AddSingleton<Letterhead>();
        services.AddSingleton<Zhiheng.Web.Pages.Workbench.Orders.OrderPapers>();
        services.AddSingleton<ActViews>();
        services.AddSingleton<CertificateList>();
        services.AddSingleton<IInspecteePools, InspecteePools>();
        services.AddSingleton<ItemListHandler>();
        services.AddSingleton<InspectorsHandler>();
        services.AddSingleton<YearPlanHandler>();
        services.AddSingleton<CampaignHandler>();
        services.AddSingleton<ItemLists>();
        services.AddSingleton<SubjectsHandler>();
        services.AddSingleton<ExportHandler>();
        services.AddSingleton<OpenInspections>();
        services.AddSingleton<OpenData>();
        services.AddSingleton<Zhiheng.Inspection.Demo.DemoInspections>();
        services.AddChecks();
        services.AddPolicies();
        services.AddBoards();
        services.AddSupervision();
        services.AddStudies();
        services.AddSingleton<PowerHolders>();
        services.AddSingleton<OpenDrawHandler>();
        services.AddSingleton<CommitHandler>();
        services.AddSingleton<FreezeDrawHandler>();
        services.AddSingleton<RevealHandler>();
        services.AddSingleton<SayBeaconHandler>();
        services.AddSingleton<HoldDrawHandler>();
        services.AddSingleton<EndDrawHandler>();
        services.AddSingleton<ReplaceSubjectHandler>();
        services.AddSingleton<DrawReading>();
        foreach (var table in RegistryScope.Tables.Concat(InspectionScope.Tables).Concat(TargetsScope.Tables).Concat(StudiesScope.Tables))
        {
            services.AddSingleton(table);
        }

        services.AddSingleton<Callers>();
        services.AddIndicators();
    }

    /// <summary>Policy documents, adopted policies and reported figures.</summary>
    private static void AddPolicies(this IServiceCollection services)
    {
        services.AddSingleton<ReceiveDocumentHandler>();
        services.AddSingleton<CorrectDraftHandler>();
        services.AddSingleton<DecideDocumentHandler>();
        services.AddSingleton<PolicyDocuments>();
        services.AddSingleton<AdoptedPolicies>();
        services.AddSingleton<BindTargetHandler>();
        services.AddSingleton<UnitsHandler>();
        services.AddSingleton<ReportFigureHandler>();
        services.AddSingleton<Zhiheng.Targets.Demo.DemoPolicies>();
    }

    /// <summary>Visits, records and findings.</summary>
    private static void AddChecks(this IServiceCollection services)
    {
        services.AddSingleton<CheckFiles>();
        services.AddSingleton<InspectionDesk>();
        services.AddSingleton<ApproveVisitHandler>();
        services.AddSingleton<RecordVisitHandler>();
        services.AddSingleton<KeepPhotoHandler>();
        services.AddSingleton<VisitHandler>();
        services.AddSingleton<RecusalHandler>();
        services.AddSingleton<FindingHandler>();
        services.AddSingleton<FollowUpHandler>();
        services.AddSingleton<EndedFindings>();
        services.AddSingleton<CheckPapers>();
        services.AddSingleton<PaperDesk>();
        services.AddSingleton<EndOfPublication>();
    }

    /// <summary>The external provider of identities, where one is set up.</summary>
    public static void AddIdentityProvider(this IServiceCollection services, OpenIdSettings? settings)
    {
        if (settings is null)
        {
            return;
        }

        services.AddSingleton<IIdentityProvider>(provider =>
        {
            // It follows no redirect: a code and a secret go where the settings say, and nowhere else.
            var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            {
                Timeout = TimeSpan.FromSeconds(10),
                MaxResponseContentBufferSize = 1024 * 1024,
            };
            return new OpenIdProvider(settings, http, provider.GetRequiredService<TimeProvider>());
        });
    }

    public static void AddSignedInPages(this IServiceCollection services)
    {
        services.AddScoped<Visitor>();
        services.AddScoped<OnceFilter>();
        services.AddScoped<ForeignFormFilter>();
        services.AddScoped<FrameFilter>();
        services.AddSingleton<CalendarFeedStore>();
        services.AddSingleton<OwnDeadlines>();
        services.AddSingleton<Reminding>();
        services.AddSingleton<HandedIn>();
        services.AddSingleton<ActPapers>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "zh-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.AddService<ForeignFormFilter>();
            options.Filters.AddService<OnceFilter>();
            options.Filters.AddService<FrameFilter>();
        });
    }
}
