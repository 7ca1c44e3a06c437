using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Management.EmailTemplates;

/// <summary>E-mail templates by type and language.</summary>
internal static class EmailTemplateRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapEmailTemplates(this ApiRoutes api)
    {
        const string All = "/email-templates";
        const string One = All + "/{id}";
        var types = Enum.GetNames<TemplateType>();
        api.List<EmailTemplateAnswer>(All, "ListEmailTemplates", "Lists e-mail templates.", Paging.None, EmailTemplateOperations.ListAsync)
            .Takes("languageTag", "Only those in this language.")
            .Takes("templateType", "Only those for this purpose.", types);
        api.Put<ReplaceEmailTemplates, List<EmailTemplateAnswer>>(
            All, "ReplaceEmailTemplates", "Stores e-mail templates; those for the same type and language are replaced.", EmailTemplateOperations.ReplaceAsync).ForOwners();
        api.Delete<DeletedEmailTemplates>(All, "DeleteEmailTemplates", "Deletes the e-mail templates of a language, of a type, or both.", EmailTemplateOperations.DeleteManyAsync).ForOwners()
            .Takes("languageTag", "Those in this language.")
            .Takes("templateType", "Those for this purpose.", types)
            .Returns(200)
            .Fails(EmailTemplateErrors.NoFilter);
        api.Get<EmailTemplateAnswer>(One, "GetEmailTemplate", "Reads an e-mail template.", EmailTemplateOperations.GetAsync)
            .Fails(EmailTemplateErrors.NotFound("id"));
        api.Delete(One, "DeleteEmailTemplate", "Deletes an e-mail template.", EmailTemplateOperations.DeleteAsync).ForOwners()
            .Fails(ApiErrors.NotFound);
        api.Patch<UpdateEmailTemplateDetails, EmailTemplateAnswer>(
                One + "/details", "UpdateEmailTemplateDetails", "Changes what an e-mail template says.", EmailTemplateOperations.UpdateDetailsAsync).ForOwners()
            .Fails(EmailTemplateErrors.NotFound("id"));

        // Ours.
        api.Post<PreviewEmailTemplate, EmailTemplatePreview>(
                All + "/preview",
                "PreviewEmailTemplate",
                "Shows an e-mail as it would be sent, with made-up values: of a template that is not stored, or the one that would be used.",
                EmailTemplateOperations.PreviewAsync).ForViewers()
            .Returns(200);
    }
}
