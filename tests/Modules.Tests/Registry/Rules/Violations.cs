namespace Zhiheng.Modules.Tests.Registry.Rules;

/// <summary>
/// For every rule of a row: the template, the code and the change to a clean row that breaks exactly this rule.
/// </summary>
internal static class Violations
{
    private const string LongText = "轴承的设计和制造";

    public static IEnumerable<(string Template, string Code, string Changes)> All =>
    [
        .. Cells, .. Parties, .. Status, .. Conditions, .. Plausibility, .. Compulsory, .. Audits,
    ];

    private static IEnumerable<(string, string, string)> Cells =>
    [
        ("103010", "forbidden-character", "BUSI_COVER_SCOP=轴承\0的设计和制造"),
        ("103010", "forbidden-character", "BUSI_COVER_SCOP=轴承\u202E的设计和制造"),
        ("103010", "forbidden-character", "ORG_NAME=海岱\uD800公司"),
        ("103010", "forbidden-character", "ORG_NAME=海岱\uFFFD公司"),
        ("103010", "zero-width-character", "CERT_NUMBER=99926Q00001R0M\u200B"),
        ("103010", "zero-width-character", "BEL_INDUSTRY=3484\u200B；3451"),
        ("103010", "zero-width-character", "BUSI_COVER_SCOP=轴承\uFEFF的\u00AD设计\u2060和制造"),
        ("103010", "too-long", "REMARK=" + new string('注', 4001)),
        ("103010", "required-empty", "ORG_NAME="),
        ("103010", "required-empty", "ORG_NAME= \u3000\u200B"),
        ("103010", "required-empty", "AWARD_DATE=/"),
        ("103010", "expected-empty", "REPORT_TYPE="),
        ("103010", "not-a-number", "ORG_PEOP_NUM=一百二十"),
        ("103010", "not-a-number", "REV_CERTI_FEE=2.5万元"),
        ("103010", "number-out-of-range", "SUSE_TIMES=-1"),
        ("103010", "number-out-of-range", "SUSE_TIMES=100"),
        ("103010", "number-out-of-range", "A_AUTH_TIMES=0.5"),
        ("203010", "number-out-of-range", "FAC_X=180.1"),
        ("103010", "not-a-date", "FIRST_CERT_DATE=2026-02-29"),
        ("103010", "not-a-date", "FIRST_CERT_DATE=1948-12-31"),
        ("103010", "not-a-date", "FIRST_CERT_DATE=去年"),
        ("103010", "date-as-serial", "FIRST_CERT_DATE=46162"),
        ("103011", "time-missing", "APPR_S_DATE=2026-05-06"),
        ("102010", "time-missing", "AUDIT_START_DATE=2026-06-08"),
        ("103010", "code-unknown", "CERTI_STATUS=06"),
        ("103010", "code-unknown", "CERTI_STATUS=O1"),
        ("103010", "code-unknown", "IS_MULTI_SCENE=是"),
        ("103010", "code-unknown", "ORG_COUNTRY=999"),
        ("103010", "code-unlisted", "BEL_INDUSTRY=2760"),
        ("103010", "code-form", "CHG_TYP_CODE=0105|CHG_DATE=2026-05-20"),
    ];

    private static IEnumerable<(string, string, string)> Parties =>
    [
        ("103010", "party-code-missing", "ORG_CODE="),
        ("203010", "party-code-missing", "FAC_ORG_CODE="),
        ("102010", "party-code-missing", "ORG_CODE="),
        ("103010", "district-missing", "ORG_DISTRICT="),
        ("203010", "district-missing", "MANU_DISTRICT="),
        ("103010", "credit-code-malformed", "ORG_CODE=91370102YY0000010X"),
        ("103010", "credit-code-malformed", "ORG_CODE=不详"),
        ("103010", "organization-code-malformed", "ORG_CODE=YY000001-1"),
        ("103010", "district-unknown", "ORG_DISTRICT=999999"),
        ("103010", "district-unknown", "ORG_DISTRICT=37O102"),
        ("103010", "district-not-in-force", "ORG_DISTRICT=371202"),
        ("103010", "district-too-coarse", "ORG_DISTRICT=370100"),
        ("103010", "district-too-coarse", "ORG_DISTRICT=370000"),
        ("103010", "district-too-coarse", "ORG_DISTRICT=370301"),
    ];

    private static IEnumerable<(string, string, string)> Status =>
    [
        ("103010", "suspension-cause-missing", "CERTI_STATUS=02|PAUSE_S_DATE=2026-05-25|PAUSE_E_DATE=2026-08-25"),
        ("103010", "suspension-start-missing", "CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_E_DATE=2026-08-25"),
        ("103010", "suspension-end-missing", "CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE=2026-05-25"),
        ("103010", "suspension-without-status", "PAUSE_CAUSE=0116"),
        ("103010", "suspension-without-status", "PAUSE_S_DATE=2026-05-25"),
        ("203010", "suspension-without-status", "CERT_PAUSE_E_DATE=2026-05-25"),
        ("103010", "suspension-reversed", "CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE=2026-05-25|PAUSE_E_DATE=2026-05-24"),
        ("103010", "revocation-cause-missing", "CERTI_STATUS=03|CANCEL_DATE=2026-05-25"),
        ("103010", "revocation-date-missing", "CERTI_STATUS=03|CANCEL_CAUSE=0115"),
        ("203010", "revocation-cause-missing", "CERTI_STATUS=03|CERT_REVOKE_DATE=2026-05-25"),
        ("103010", "revocation-without-status", "CANCEL_DATE=2026-05-25"),
        ("203010", "revocation-without-status", "CERTI_STATUS=04|CERT_CANCEL_CAUSE=0204|CERT_CANCEL_DATE=2026-05-25|CERT_REVOKE_DATE=2026-05-25"),
        ("203010", "cancellation-cause-missing", "CERTI_STATUS=04|CERT_CANCEL_DATE=2026-05-25"),
        ("203010", "cancellation-date-missing", "CERTI_STATUS=04|CERT_CANCEL_CAUSE=0204"),
        ("203010", "cancellation-without-status", "CERT_CANCEL_CAUSE=0204"),
    ];

    private static IEnumerable<(string, string, string)> Conditions =>
    [
        ("103010", "award-after-report", "AWARD_DATE=2026-06-02"),
        ("103010", "expiry-before-issue", "CERTI_E_DATE=2026-05-19"),
        ("103010", "parent-missing", "IS_C_CERTI=1"),
        ("103010", "parent-is-self", "IS_C_CERTI=1|M_CERTI_NUM=99926q 00001r0m"),
        ("103010", "parent-without-flag", "M_CERTI_NUM=99926Q00009R0M"),
        ("103010", "change-date-missing", "CHG_TYP_CODE=01"),
        ("103010", "reissue-date-missing", "REPORT_TYPE=02|EXCHANGE_CAUSE=0103|O_AWARD_JG=CNCA-R-2999-002|O_CERTI_NUM=99723Q00001R0M"),
        ("103010", "reissue-cause-missing", "REPORT_TYPE=02|EXCHANGE_DATE=2026-05-20|O_AWARD_JG=CNCA-R-2999-002|O_CERTI_NUM=99723Q00001R0M"),
        ("103010", "former-body-missing", "REPORT_TYPE=02|EXCHANGE_DATE=2026-05-20|EXCHANGE_CAUSE=0103|O_CERTI_NUM=99723Q00001R0M"),
        ("103010", "former-number-missing", "REPORT_TYPE=02|EXCHANGE_DATE=2026-05-20|EXCHANGE_CAUSE=0103|O_AWARD_JG=CNCA-R-2999-002"),
        ("203010", "former-number-missing", "REPORT_TYPE=03"),
        ("103010", "qms-coverage-missing", "AUTH_PROJ_CODE=A010201"),
        ("103010", "energy-boundary-missing", "AUTH_PROJ_CODE=A090101"),
        ("103010", "person-days-missing", "CHK_PD_NUM="),
        ("103010", "fee-missing", "REV_CERTI_FEE="),
        ("103010", "overdue-flag-missing", "ACC_SYMBOL=01"),
        ("103010", "overdue-plan-missing", "IS_OVERFLOW=1|OVERFLOW_CAUSE=01|PLAN_START=2026-01-05|PROGRAM_FILENO=P-01"),
        ("103010", "overdue-cause-missing", "IS_OVERFLOW=1|AUDIT_PLAN_NO=S-01|PLAN_START=2026-01-05|PROGRAM_FILENO=P-01"),
        ("103010", "overdue-start-missing", "IS_OVERFLOW=1|AUDIT_PLAN_NO=S-01|OVERFLOW_CAUSE=01|PROGRAM_FILENO=P-01"),
        ("103010", "overdue-procedure-missing", "IS_OVERFLOW=1|AUDIT_PLAN_NO=S-01|OVERFLOW_CAUSE=01|PLAN_START=2026-01-05"),
        ("103010", "scheme-unknown", "AUTH_PROJ_CODE=X0101"),
        ("103010", "number-malformed", "CERT_NUMBER=99926Q00001R0M（正本）"),
        ("103010", "number-malformed", "M_CERTI_NUM=见附件|IS_C_CERTI=1"),
    ];

    private static IEnumerable<(string, string, string)> Plausibility =>
    [
        ("103010", "scheme-unlisted", "AUTH_PROJ_CODE=A9901"),
        ("103010", "first-after-award", "FIRST_CERT_DATE=2026-05-21"),
        ("103010", "decision-before-audit-end", "APP_ASS_DATE=2026-05-07"),
        ("103010", "audit-reversed", "APPR_E_DATE=2026-05-05"),
        ("103010", "audit-in-future", "APPR_S_DATE=2026-06-02|APPR_E_DATE=|APP_ASS_DATE=2026-06-05"),
        ("103010", "expiry-over-maximum", "CERTI_E_DATE=2029-05-21"),
        ("203010", "expiry-over-maximum", "CERT_E_DATE=2031-05-21"),
        ("103010", "suspension-over-maximum", "CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE=2026-05-25|PAUSE_E_DATE=2026-11-26"),
        ("203010", "suspension-over-maximum", "CERTI_STATUS=02|CERT_PAUSE_CAUSE=0201|CERT_PAUSE_S_DATE=2026-05-25|CERT_PAUSE_E_DATE=2026-08-26"),
        ("203010", "suspension-over-maximum", "CERTI_STATUS=02|CERT_PAUSE_CAUSE=0208|CERT_PAUSE_S_DATE=2026-05-25|CERT_PAUSE_E_DATE=2027-05-26"),
        ("103010", "person-days-below-base", "CHK_PD_NUM=4.1"),
        ("103010", "person-days-below-minimum", "CHK_PD_NUM=0.5|BASE_PD_NUM="),
        ("103010", "person-days-over-duration", "CHK_PD_NUM=30.5"),
        ("103010", "covered-over-people", "RELA_PEOP_NUM=121"),
        ("103010", "scope-too-short", "BUSI_COVER_SCOP=" + LongText[..3]),
        ("103010", "fee-zero", "REV_CERTI_FEE=0"),
        ("103010", "number-look-alike", "CERT_NUMBER=99926Q0O001R0M"),
        ("103010", "number-look-alike", "CERT_NUMBER=99926Q0I001R0M"),
        ("103010", "number-foreign-letters", "CERT_NUMBER=99926Q00001R0М"),
    ];

    private static IEnumerable<(string, string, string)> Compulsory =>
    [
        ("203010", "ccc-number-malformed", "CERT_NO=201601090112345"),
        ("203010", "ccc-number-malformed", "CERT_NO=2O16010701123456"),
        ("203010", "ccc-number-year", "CERT_NO=2027010701000001"),
        ("203010", "ccc-number-year", "CERT_NO=2001010701000001"),
        ("203010", "ccc-product-unlisted", "CERT_NO=2026010799000001"),
    ];

    private static IEnumerable<(string, string, string)> Audits =>
    [
        ("103011", "period-reversed", "APPR_E_DATE=2026-05-06 08:29:59"),
        ("103012", "period-reversed", "EN_E_DATE=2024-12-31"),
        ("102010", "period-reversed", "AUDIT_END_DATE=2026-06-08 08:00:00"),
        ("204010", "period-reversed", "AUDIT_END_DATE=2026-05-10"),
        ("103011", "result-in-future", "APPR_S_DATE=2026-06-02 08:30:00|APPR_E_DATE=2026-06-03 17:00:00"),
        ("204010", "result-in-future", "AUDIT_START_DATE=2026-06-02|AUDIT_END_DATE=2026-06-02"),
        ("102010", "plan-too-late", "AUDIT_START_DATE=2026-06-01 09:00:00"),
        ("202010", "plan-too-late", "AUDIT_START_DATE=2026-06-01"),
        ("103011", "identity-number", "ID_CODE=110105194912310021"),
        ("204010", "nonconformity-missing", "Non_Conformance="),
        ("204010", "nonconformity-with-pass", "Inspect_Result=01"),
    ];
}
