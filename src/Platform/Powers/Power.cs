namespace Zhiheng.Platform.Powers;

/// <summary>What a page or an operation lets somebody do. Every page and operation that is not public names exactly one.</summary>
public enum Power
{
    UseOwnAccount,
    ManageAccounts,
    ManageMachineKeys,
    ReadJobs,
    ManageGrants,
    DecideStandIns,
    ReadAuditLog,
    ReadRegister,
    ReadEvidence,
    DraftOrders,
    DecideOrders,
    SuperviseOrders,
    DraftBodyWithdrawals,
    DecideBodyWithdrawals,
    DraftBans,
    DecideBans,
    ProposeMerges,
    DecideMerges,
    DraftCorrections,
    DecideCorrections,
    JudgeObjections,
    InviteOrganizations,
    AskForStandIn,
    ReportCertificates,
    AnswerOrders,
    ReadOwnFile,
    FileObjections,
}
